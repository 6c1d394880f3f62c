package org.patchbay.proxy.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.proxy.message.Via;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;

/** Where an answer goes (RFC 3261 §18.2.2, RFC 3581 §4). */
class ReplyRouteTest {
  private static final InetSocketAddress LOCAL = new InetSocketAddress("10.0.0.1", 5060);
  private static final InetSocketAddress REMOTE = new InetSocketAddress("192.0.2.7", 40_000);

  @ParameterizedTest
  @CsvSource({
    "SIP/2.0/UDP 10.9.9.9:5070;branch=z9hG4bKa, 5070",
    "SIP/2.0/UDP phone.invalid;branch=z9hG4bKa, 5060",
    "SIP/2.0/UDP 10.9.9.9:5070;rport;branch=z9hG4bKa, 40000",
    "SIP/2.0/UDP 10.9.9.9:5070;rport=1;branch=z9hG4bKa, 40000",
    "SIP/2.0/UDP 10.9.9.9:nonsense;branch=z9hG4bKa, 40000",
    "SIP/2.0/UDP 10.9.9.9:5070;maddr=10.8.8.8;branch=z9hG4bKa, 5070"
  })
  void goesToTheSourceAddressAndThePortThatTheSenderWants(String via, int port) {
    Flow source = new Flow(Transport.UDP, LOCAL, REMOTE, 0);
    Flow reply = ReplyRoute.of(source, via(via));
    assertEquals(new InetSocketAddress("192.0.2.7", port), reply.remote());
    assertEquals(LOCAL, reply.local());
  }

  @Test
  void staysOnAConnection() {
    Flow source = new Flow(Transport.TCP, LOCAL, REMOTE, 7);
    assertEquals(source, ReplyRoute.of(source, via("SIP/2.0/TCP 10.9.9.9;branch=z9hG4bKa")));
  }

  private static Via via(String text) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    Via via = new Via();
    via.read(octets, 0, octets.length);
    return via;
  }
}
