package org.patchbay.server.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The configuration of one server under test, written as the YAML file that an operator would
 * write.
 *
 * @param address the loopback address of the listeners and of media, also the SIP domain
 * @param port the port of the UDP and of the TCP listener
 * @param trusted networks whose requests are not challenged
 * @param users passwords by user name
 * @param numbers users by telephone number
 * @param carriers of Cloud Calling, in order of preference
 * @param trunks of the SIP Interface
 * @param routes to the trunks; the first that matches wins
 */
record PatchbayConfig(
    String address,
    int port,
    List<String> trusted,
    Map<String, String> users,
    Map<String, String> numbers,
    List<PeerConfig> carriers,
    List<PeerConfig> trunks,
    List<RouteConfig> routes) {

  /** The server's media ports; in a direct call nothing may travel to or from them. */
  static final PortSpan MEDIA_PORTS = new PortSpan(20_000, 29_999);

  private static final String ADDRESS = WireScene.phoneAddress(35);

  PatchbayConfig {
    trusted = List.copyOf(trusted);
    users = Map.copyOf(users);
    numbers = Map.copyOf(numbers);
    carriers = List.copyOf(carriers);
    trunks = List.copyOf(trunks);
    routes = List.copyOf(routes);
  }

  /** Alice, Bob and Carol on a free port; nobody is trusted by address, no trunk, no carrier. */
  static PatchbayConfig ofThreeUsers() {
    return ofThreeUsers(ADDRESS, LoopbackPorts.free(ADDRESS));
  }

  /** The same at another address and port. */
  static PatchbayConfig ofThreeUsers(String address, int port) {
    return new PatchbayConfig(
        address,
        port,
        List.of(),
        Map.of("alice", "pw-alice", "bob", "pw-bob", "carol", "pw-carol"),
        Map.of("+14255550100", "alice", "+14255550101", "bob"),
        List.of(),
        List.of(),
        List.of());
  }

  /** With one more address whose requests are not challenged. */
  PatchbayConfig trusting(String address) {
    return new PatchbayConfig(
        this.address,
        port,
        plus(trusted, address + "/32"),
        users,
        numbers,
        carriers,
        trunks,
        routes);
  }

  PatchbayConfig withCarrier(PeerConfig carrier) {
    return new PatchbayConfig(
        address, port, trusted, users, numbers, plus(carriers, carrier), trunks, routes);
  }

  /** With a route to {@code peers}, which become trunks; they are tried in their order. */
  PatchbayConfig withRoute(String name, String pattern, PeerConfig... peers) {
    List<PeerConfig> all = new ArrayList<>(trunks);
    List.of(peers).stream().filter(peer -> !all.contains(peer)).forEach(all::add);
    RouteConfig route =
        new RouteConfig(name, pattern, List.of(peers).stream().map(PeerConfig::name).toList());
    return new PatchbayConfig(
        address, port, trusted, users, numbers, carriers, all, plus(routes, route));
  }

  private static <T> List<T> plus(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }

  String password(String user) {
    return users.get(user);
  }

  /** Host and port as they stand in a URI of the domain. */
  String hostPort() {
    return address + ":" + port;
  }

  /** The URI of a user or a number of the domain. */
  String uri(String user) {
    return "sip:%s@%s".formatted(user, hostPort());
  }

  String yaml() {
    return """
        domain: %s
        sip:
          listen: ["udp:%s", "tcp:%s"]
          trusted: [%s]
        media:
          address: %s
          ports: %s
        calls:
          pingInterval: 1s
        users:
        %s
        cloudCalling:
          numbers:
        %s
        """
            .formatted(
                address,
                hostPort(),
                hostPort(),
                trusted.stream().map(net -> '"' + net + '"').collect(Collectors.joining(", ")),
                address,
                MEDIA_PORTS,
                lines(users, "  %s: {password: %s}"),
                lines(numbers, "    \"%s\": {user: %s}"))
        + (carriers.isEmpty() ? "" : "  carriers:\n" + lines(carriers, PeerConfig::yaml) + "\n")
        + (routes.isEmpty() ? "" : sipInterface());
  }

  private String sipInterface() {
    return """
        sipInterface:
          trunks:
        %s
          routes:
        %s
        """
        .formatted(lines(trunks, PeerConfig::yaml), lines(routes, RouteConfig::yaml));
  }

  private static String lines(Map<String, String> entries, String format) {
    return lines(
        List.copyOf(new TreeMap<>(entries).entrySet()),
        entry -> format.formatted(entry.getKey(), entry.getValue()));
  }

  private static <T> String lines(List<T> entries, Function<T, String> line) {
    return entries.stream().map(line).collect(Collectors.joining("\n"));
  }
}
