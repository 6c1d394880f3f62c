package org.patchbay.server.assembly;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.patchbay.b2bua.trunk.TelephoneSettings;
import org.patchbay.config.IpAddresses;
import org.patchbay.media.port.PortRange;
import org.patchbay.proxy.transport.ListenPoint;
import org.patchbay.server.calls.LegSeal;
import org.patchbay.server.calls.MediaProcessorSettings;
import org.patchbay.server.config.Settings;
import org.patchbay.server.config.UserSettings;
import org.patchbay.trunks.CallRouting;
import org.patchbay.trunks.PhoneNumber;

/** What the configuration means for the media processor. */
final class CallAssembly {
  private static final InetAddress IPV4_ANY = IpAddresses.parse("0.0.0.0").orElseThrow();
  private static final InetAddress IPV6_ANY = IpAddresses.parse("::").orElseThrow();

  /** As many as the ports of the default range are enough for. */
  private static final int MOST_CALLS = 2_500;

  private CallAssembly() {}

  static MediaProcessorSettings settings(
      Settings settings, Listeners listeners, LegSeal seal, Supplier<CallRouting> routing) {
    InetAddress told = told(settings, listeners);
    InetAddress bound =
        settings.media().address().orElse(told instanceof Inet4Address ? IPV4_ANY : IPV6_ANY);
    return new MediaProcessorSettings(
        "calls",
        seal.sealing(),
        new PortRange(bound, settings.media().firstPort(), settings.media().lastPort()),
        told,
        settings.media().timeout(),
        MOST_CALLS,
        settings.calls().pingInterval(),
        new TelephoneSettings(
            listeners.domain().name(),
            user -> numberOf(settings, user),
            settings.calls().responseTimeout(),
            MediaProcessorSettings.CONVERTIBLE),
        routing);
  }

  private static Optional<PhoneNumber> numberOf(Settings settings, String user) {
    return Optional.ofNullable(settings.users().get(user)).flatMap(UserSettings::number);
  }

  /** Everything that a user may be called by: the name, and the numbers that ring there. */
  static Set<String> namesOf(Settings settings, String user) {
    Set<String> names = new HashSet<>(Set.of(user));
    numberOf(settings, user).map(PhoneNumber::e164).ifPresent(names::add);
    settings
        .dialPlan()
        .numbers()
        .owners()
        .forEach(
            (number, owner) -> {
              if (owner.equals(user)) {
                names.add(number.e164());
              }
            });
    return names;
  }

  /** What is configured; else what peers are told for SIP, over IPv4 if there is a choice. */
  private static InetAddress told(Settings settings, Listeners listeners) {
    return settings
        .media()
        .address()
        .orElseGet(
            () -> {
              List<InetAddress> advertised =
                  listeners.points().stream()
                      .map(ListenPoint::advertisedHost)
                      .map(host -> host.replaceAll("[\\[\\]]", ""))
                      .flatMap(host -> IpAddresses.parse(host).stream())
                      .toList();
              return advertised.stream()
                  .filter(Inet4Address.class::isInstance)
                  .findFirst()
                  .orElseGet(() -> advertised.get(0));
            });
  }
}
