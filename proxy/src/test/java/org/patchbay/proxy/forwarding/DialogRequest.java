package org.patchbay.proxy.forwarding;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;

/** A request that the tests of this package change one part of. */
record DialogRequest(String uri, String callId, String fromTag, String toTag, String more) {

  static DialogRequest invite() {
    return new DialogRequest("sip:bob@example.com", "call@10.0.0.2", "alices", "", "");
  }

  DialogRequest uri(String other) {
    return new DialogRequest(other, callId, fromTag, toTag, more);
  }

  DialogRequest callId(String other) {
    return new DialogRequest(uri, other, fromTag, toTag, more);
  }

  DialogRequest tags(String from, String to) {
    return new DialogRequest(uri, callId, from, to, more);
  }

  /** Further header lines, each with its line feed. */
  DialogRequest more(String headers) {
    return new DialogRequest(uri, callId, fromTag, toTag, headers);
  }

  /** The head of the request; each one has octets of its own. */
  RequestHead head() {
    String text =
        """
        INFO %s SIP/2.0
        Via: SIP/2.0/UDP 10.0.0.2:5060;branch=z9hG4bK1
        %sFrom: <sip:alice@example.com>;tag=%s
        To: <sip:bob@example.com>%s
        Call-ID: %s
        CSeq: 2 INFO

        """
            .formatted(uri, more, fromTag, toTag.isEmpty() ? "" : ";tag=" + toTag, callId)
            .replace("\n", "\r\n");
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    SipMessage message = new SipMessage();
    assertNull(SipParser.datagram(octets, octets.length, message));
    RequestHead head = new RequestHead();
    assertNull(head.read(message));
    return head;
  }
}
