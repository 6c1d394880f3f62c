package org.patchbay.proxy.registrar;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;

/** REGISTERs, flows and bindings as a test writes them. */
final class Registering {
  static final InetSocketAddress SERVER = new InetSocketAddress("192.0.2.1", 5060);
  static final Flow UDP = udp("198.51.100.7", 5060);
  static final String URI = "sip:alice@198.51.100.7";

  private Registering() {}

  static Flow udp(String address, int port) {
    return new Flow(Transport.UDP, SERVER, new InetSocketAddress(address, port), 0);
  }

  static Flow tcp(String address, int port, long connection) {
    return new Flow(Transport.TCP, SERVER, new InetSocketAddress(address, port), connection);
  }

  /** A REGISTER of alice; the lines are its further headers. */
  static RequestHead register(String callId, long cseq, String... lines) {
    return read(
        "REGISTER sip:example.com SIP/2.0\r\n"
            + "Via: SIP/2.0/UDP 198.51.100.7;branch=z9hG4bK1\r\n"
            + "From: <sip:alice@example.com>;tag=1\r\n"
            + "To: <sip:alice@example.com>\r\n"
            + ("Call-ID: " + callId + "\r\n")
            + ("CSeq: " + cseq + " REGISTER\r\n")
            + String.join("", List.of(lines).stream().map(line -> line + "\r\n").toList())
            + "\r\n");
  }

  static RequestHead read(String text) {
    return read(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static RequestHead read(byte[] octets) {
    SipMessage message = new SipMessage();
    assertNull(SipParser.datagram(octets, octets.length, message));
    RequestHead head = new RequestHead();
    assertNull(head.read(message));
    return head;
  }

  static Binding binding(String contact, long expiresAt, Flow flow) {
    return binding(contact, Binding.HIGHEST_Q, expiresAt, flow);
  }

  static Binding binding(String contact, int q, long expiresAt, Flow flow) {
    return new Binding(contact, q, expiresAt, "call", 1, flow, "", 0, "");
  }

  static List<String> contacts(List<Binding> bindings) {
    return bindings.stream().map(Binding::contact).toList();
  }
}
