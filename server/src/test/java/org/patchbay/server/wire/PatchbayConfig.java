package org.patchbay.server.wire;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The configuration of one server under test, written as the YAML file that an operator would
 * write. Immutable: each change makes another.
 */
final class PatchbayConfig implements Cloneable {
  /** The server's media ports; in a direct call nothing may travel to or from them. */
  static final PortSpan MEDIA_PORTS = new PortSpan(20_000, 29_999);

  private static final String ADDRESS = WireScene.phoneAddress(35);

  /** Of the listeners and of media. */
  private final String address;

  /** Of the UDP and of the TCP listener. */
  private final int port;

  private final Map<String, String> passwords =
      Map.of("alice", "pw-alice", "bob", "pw-bob", "carol", "pw-carol");
  private final Map<String, String> numbers =
      Map.of("+14255550100", "alice", "+14255550101", "bob");

  private String domain;

  /**
   * Whether it listens over TLS, WebSocket and secure WebSocket, on the three ports that follow.
   */
  private boolean secure;

  /** Whose certificates of peers are believed, if it says. */
  private Optional<Path> authorities = Optional.empty();

  private List<String> trusted = List.of();
  private List<PeerConfig> carriers = List.of();
  private List<PeerConfig> trunks = List.of();
  private List<RouteConfig> routes = List.of();
  private List<String> dnsServers = List.of();

  private PatchbayConfig(String address, int port) {
    this.address = address;
    this.port = port;
    this.domain = address;
  }

  /** Alice, Bob and Carol on a free port; nobody is trusted by address, no trunk, no carrier. */
  static PatchbayConfig ofThreeUsers() {
    return ofThreeUsers(ADDRESS, LoopbackPorts.free(ADDRESS, 4));
  }

  /** The same at another address and port. */
  static PatchbayConfig ofThreeUsers(String address, int port) {
    return new PatchbayConfig(address, port);
  }

  private PatchbayConfig changed(Consumer<PatchbayConfig> change) {
    try {
      PatchbayConfig other = (PatchbayConfig) clone();
      change.accept(other);
      return other;
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of another domain. */
  PatchbayConfig of(String otherDomain) {
    return changed(other -> other.domain = otherDomain);
  }

  /** Over TLS, WebSocket and secure WebSocket too. */
  PatchbayConfig withSecureListeners() {
    return changed(other -> other.secure = true);
  }

  /** Believing the certificates of some authorities alone. */
  PatchbayConfig trusting(Path authority) {
    return changed(other -> other.authorities = Optional.of(authority));
  }

  /** With networks whose requests are not challenged. */
  PatchbayConfig trusting(String network) {
    return changed(other -> other.trusted = plus(trusted, network));
  }

  /** With a DNS server. */
  PatchbayConfig asking(String dnsServer) {
    return changed(other -> other.dnsServers = plus(dnsServers, dnsServer));
  }

  PatchbayConfig withCarrier(PeerConfig carrier) {
    return changed(other -> other.carriers = plus(carriers, carrier));
  }

  /** With a route to {@code peers}, which become trunks; they are tried in their order. */
  PatchbayConfig withRoute(String name, String pattern, PeerConfig... peers) {
    List<PeerConfig> all = new ArrayList<>(trunks);
    List.of(peers).stream().filter(peer -> !all.contains(peer)).forEach(all::add);
    RouteConfig route =
        new RouteConfig(name, pattern, List.of(peers).stream().map(PeerConfig::name).toList());
    return changed(
        other -> {
          other.trunks = all;
          other.routes = plus(routes, route);
        });
  }

  String address() {
    return address;
  }

  int port() {
    return port;
  }

  private static <T> List<T> plus(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }

  String password(String user) {
    return passwords.get(user);
  }

  /** Host and port as they stand in a URI of the domain. */
  String hostPort() {
    return address + ":" + port;
  }

  /** The same for one transport. */
  String hostPort(SipTransport transport) {
    return address + ":" + port(transport);
  }

  int port(SipTransport transport) {
    return transport == SipTransport.TLS ? port + 1 : port;
  }

  /** Where browsers connect. */
  String webSocket(boolean overTls) {
    return (overTls ? "wss://" : "ws://") + address + ":" + (overTls ? port + 3 : port + 2);
  }

  private String listeners() {
    List<String> all = new ArrayList<>(List.of("udp:" + hostPort(), "tcp:" + hostPort()));
    if (secure) {
      all.add("tls:" + hostPort(SipTransport.TLS));
      all.add("ws:" + address + ":" + (port + 2));
      all.add("wss:" + address + ":" + (port + 3));
    }
    return quoted(all);
  }

  private static String quoted(List<String> texts) {
    return texts.stream().map(text -> '"' + text + '"').collect(Collectors.joining(", ", "[", "]"));
  }

  /** The URI of a user or a number of the domain. */
  String uri(String user) {
    return "sip:%s@%s".formatted(user, hostPort());
  }

  String yaml() {
    return """
        domain: %s
        sip:
          listen: %s
          trusted: %s
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
                domain,
                listeners(),
                quoted(trusted),
                address,
                MEDIA_PORTS,
                lines(passwords, "  %s: {password: %s}"),
                lines(numbers, "    \"%s\": {user: %s}"))
        + (carriers.isEmpty() ? "" : "  carriers:\n" + lines(carriers, PeerConfig::yaml) + "\n")
        + authorities.map(file -> "tls: {ca: %s}\n".formatted(file)).orElse("")
        + (dnsServers.isEmpty() ? "" : "dns: {servers: " + quoted(dnsServers) + "}\n")
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
