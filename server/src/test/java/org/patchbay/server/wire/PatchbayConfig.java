package org.patchbay.server.wire;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The configuration of one server under test, written as the YAML file that an operator would
 * write.
 *
 * @param address the loopback address of the listeners, also the SIP domain
 * @param port the port of the UDP and of the TCP listener
 * @param trusted networks whose requests are not challenged
 * @param users passwords by user name
 * @param numbers users by telephone number
 */
record PatchbayConfig(
    String address,
    int port,
    List<String> trusted,
    Map<String, String> users,
    Map<String, String> numbers) {

  /** The server's media ports; in a direct call nothing may travel to or from them. */
  static final int FIRST_MEDIA_PORT = 20_000;

  static final int LAST_MEDIA_PORT = 29_999;

  private static final String ADDRESS = "127.0.0.35";

  PatchbayConfig {
    trusted = List.copyOf(trusted);
    users = Map.copyOf(users);
    numbers = Map.copyOf(numbers);
  }

  /** Alice, Bob and Carol on a free port; nobody is trusted by address. */
  static PatchbayConfig ofThreeUsers() {
    return new PatchbayConfig(
        ADDRESS,
        LoopbackPorts.free(ADDRESS),
        List.of(),
        Map.of("alice", "pw-alice", "bob", "pw-bob", "carol", "pw-carol"),
        Map.of("+14255550100", "alice", "+14255550101", "bob"));
  }

  String password(String user) {
    return users.get(user);
  }

  /** Host and port as they stand in a URI of the domain. */
  String hostPort() {
    return address + ":" + port;
  }

  String yaml() {
    return """
        domain: %s
        sip:
          listen: ["udp:%s", "tcp:%s"]
          trusted: [%s]
        media:
          address: %s
          ports: %d-%d
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
            FIRST_MEDIA_PORT,
            LAST_MEDIA_PORT,
            lines(users, "  %s: {password: %s}"),
            lines(numbers, "    \"%s\": {user: %s}"));
  }

  private static String lines(Map<String, String> entries, String format) {
    return new TreeMap<>(entries)
        .entrySet().stream()
            .map(entry -> format.formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("\n"));
  }
}
