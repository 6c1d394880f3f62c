package org.patchbay.server.config;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.patchbay.config.Durations;
import org.patchbay.config.IpAddresses;
import org.patchbay.config.Located;
import org.patchbay.config.MapReader;
import org.patchbay.config.PortRange;
import org.patchbay.config.Syntax;

/** Reads the section {@code media}. */
final class MediaReader {
  private static final Syntax<Duration> TIMEOUT =
      Durations.between(Duration.ofSeconds(5), Duration.ofHours(24));

  private MediaReader() {}

  static MediaSettings read(MapReader root) {
    return root.section("media", MediaReader::section);
  }

  private static MediaSettings section(MapReader section) {
    Optional<Located<InetAddress>> address = section.located("address", IpAddresses.ADDRESS);
    address
        .filter(a -> a.value().isAnyLocalAddress() || a.value().isMulticastAddress())
        .ifPresent(
            a ->
                section.problem(
                    a, "is not one address of this machine", "write the one that media uses"));
    Optional<PortRange> ports = section.value("ports", PortRange.SYNTAX);
    MediaSettings settings =
        new MediaSettings(
            address.map(Located::value),
            ports.orElse(MediaSettings.DEFAULT.ports()),
            section.value("timeout", TIMEOUT).orElse(MediaSettings.DEFAULT.timeout()));
    ports
        .filter(range -> settings.firstPort() > settings.lastPort())
        .ifPresent(
            range ->
                section.problem(
                    "ports",
                    "has room for no pair of an even port and the next",
                    "write a range as 20000-29999"));
    section.notYet("advertise");
    return settings;
  }
}
