package org.patchbay.server.wire;

import java.util.List;
import java.util.Optional;

/**
 * A trunk or a carrier in the configuration of a server under test.
 *
 * @param name its name there
 * @param address the loopback address of its socket; by it the server knows its requests
 * @param port the port of its socket
 * @param transport what the server speaks to it
 * @param codecs what it is offered, in order
 * @param certified the domain that its certificate has to be for, if it says
 */
record PeerConfig(
    String name,
    String address,
    int port,
    SipTransport transport,
    List<String> codecs,
    Optional<String> certified) {

  PeerConfig {
    codecs = List.copyOf(codecs);
  }

  /** A peer on a free port of {@code address} that is offered one codec over UDP. */
  static PeerConfig of(String name, String address, String codec) {
    return new PeerConfig(
        name,
        address,
        LoopbackPorts.free(address),
        SipTransport.UDP,
        List.of(codec),
        Optional.empty());
  }

  PeerConfig over(SipTransport other) {
    return new PeerConfig(name, address, port, other, codecs, certified);
  }

  /** Over TLS, with a certificate for a domain. */
  PeerConfig certified(String domain) {
    return new PeerConfig(name, address, port, SipTransport.TLS, codecs, Optional.of(domain));
  }

  String hostPort() {
    return address + ":" + port;
  }

  /** Its entry below {@code trunks} or {@code carriers}. */
  String yaml() {
    return "    %s: {address: \"%s\", transport: %s, codecs: [%s]%s}"
        .formatted(
            name,
            hostPort(),
            transport.parameter(),
            String.join(", ", codecs),
            certified.map(domain -> ", tls: {name: " + domain + "}").orElse(""));
  }
}
