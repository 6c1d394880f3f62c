package org.patchbay.server.config;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.config.Cidr;
import org.patchbay.config.IpAddresses;
import org.patchbay.config.ListenAddress;
import org.patchbay.config.Located;
import org.patchbay.config.MapReader;
import org.patchbay.config.Syntax;
import org.patchbay.proxy.auth.DigestAlgorithm;

/** Reads the section {@code sip}. */
final class SipReader {
  /** As in a challenge (RFC 8760 §2). */
  private static final Syntax<DigestAlgorithm> DIGEST =
      Syntax.oneOf(
              Stream.of(DigestAlgorithm.values())
                  .collect(Collectors.toMap(DigestAlgorithm::token, Function.identity())))
          .notYet("SHA-512-256");

  private SipReader() {}

  static SipSettings read(MapReader root) {
    return root.section("sip", SipReader::section);
  }

  private static SipSettings section(MapReader section) {
    SipSettings silent = SipSettings.DEFAULT;
    return new SipSettings(
        section.distinctList("listen", ListenAddress.SYNTAX).orElse(silent.listen()),
        section.values("trusted", Cidr.SYNTAX),
        section.distinctList("digest", DIGEST).orElse(silent.digest()),
        section
            .oneOrMore("advertise", IpAddresses.ADDRESS)
            .map(list -> advertised(section, list))
            .orElse(silent.advertise()));
  }

  private static Advertised advertised(MapReader section, List<Located<InetAddress>> list) {
    Advertised all = Advertised.NOTHING;
    for (Located<InetAddress> address : list) {
      if (address.value().isAnyLocalAddress() || address.value().isMulticastAddress()) {
        section.problem(
            address, "is not the address of one host", "write the address that peers can reach");
      } else if (all.inPlaceOf(address.value()).isPresent()) {
        section.problem(
            address, "is a second address of the same family", "write one of each at most");
      } else if (address.value() instanceof Inet4Address ipv4) {
        all = new Advertised(Optional.of(ipv4), all.ipv6());
      } else if (address.value() instanceof Inet6Address ipv6) {
        all = new Advertised(all.ipv4(), Optional.of(ipv6));
      }
    }
    return all;
  }
}
