package org.patchbay.server.config;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.patchbay.config.IpAddresses;
import org.patchbay.config.ListenAddress;
import org.patchbay.config.Located;
import org.patchbay.config.MapReader;
import org.patchbay.config.SipTransport;

/** Reads the section {@code simulatedCarrier}, whose presence is what asks for the carrier. */
final class SimulatedCarrierReader {
  private static final String REMEDY =
      "write one of 127.0.0.2 to 127.255.255.254, as udp:127.0.0.40:5090";
  private static final InetAddress LOCALHOST = IpAddresses.parse("127.0.0.1").orElseThrow();

  private SimulatedCarrierReader() {}

  static Optional<SimulatedCarrierSettings> read(MapReader root) {
    boolean asked = root.names().contains("simulatedCarrier");
    SimulatedCarrierSettings settings =
        root.section("simulatedCarrier", SimulatedCarrierReader::section);
    return asked ? Optional.of(settings) : Optional.empty();
  }

  private static SimulatedCarrierSettings section(MapReader section) {
    List<Located<ListenAddress>> listen =
        section.oneOrMore("listen", ListenAddress.SYNTAX).orElse(List.of());
    listen.forEach(listener -> check(section, listener, address(listen.get(0))));
    return listen.isEmpty()
        ? SimulatedCarrierSettings.DEFAULT
        : new SimulatedCarrierSettings(listen.stream().map(Located::value).distinct().toList());
  }

  /** Whoever calls from the carrier's address is the carrier: so it shares it with no phone. */
  private static void check(MapReader section, Located<ListenAddress> listener, InetAddress first) {
    InetAddress address = address(listener);
    SipTransport transport = listener.value().transport();
    if (transport != SipTransport.UDP && transport != SipTransport.TCP) {
      section.problem(listener, "is over " + transport.word(), "write udp: or tcp: before it");
    } else if (!address.isLoopbackAddress()) {
      section.problem(listener, "is not an address of the loopback interface", REMEDY);
    } else if (address.equals(LOCALHOST)
        || address.getAddress().length != LOCALHOST.getAddress().length) {
      section.problem(
          listener, "is an address that phones on this machine call from as well", REMEDY);
    } else if (!address.equals(first)) {
      section.problem(
          listener, "is at another address than the first", "give all listeners the same address");
    }
  }

  private static InetAddress address(Located<ListenAddress> listener) {
    return listener.value().address().getAddress();
  }
}
