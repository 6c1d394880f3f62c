package org.patchbay.proxy.transaction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;
import org.patchbay.testkit.World;

/** The tag that follows from a request. */
class TransactionKeyTest {
  private final TransactionKey key =
      new TransactionKey(new World(1).host("proxy", "10.0.0.1").loop().ids());

  @Test
  void givesARequestThatComesAgainTheSameTag() {
    assertArrayEquals(
        tag(request("INVITE", "z9hG4bK1", "")), tag(request("INVITE", "z9hG4bK1", "")));
  }

  @Test
  void knowsTheAckByTheTagOfItsInvite() {
    String tag = new String(tag(request("INVITE", "z9hG4bK1", "")), StandardCharsets.US_ASCII);
    assertTrue(isOurs(request("ACK", "z9hG4bK1", ";tag=" + tag)));
  }

  @Test
  void knowsTheAckOfAClientThatWritesNoCookie() {
    String tag = new String(tag(request("INVITE", "1", "")), StandardCharsets.US_ASCII);
    assertTrue(isOurs(request("ACK", "1", ";tag=" + tag)));
  }

  @Test
  void takesTheAckOfAnotherRequestForNoneOfItsOwn() {
    String tag = new String(tag(request("INVITE", "z9hG4bK1", "")), StandardCharsets.US_ASCII);
    assertFalse(isOurs(request("ACK", "z9hG4bK2", ";tag=" + tag)));
  }

  @Test
  void takesAnotherTagForNoneOfItsOwn() {
    assertFalse(isOurs(request("ACK", "z9hG4bK1", ";tag=0123456789")));
    assertFalse(isOurs(request("ACK", "z9hG4bK1", "")));
  }

  private byte[] tag(RequestHead request) {
    byte[] tag = new byte[TransactionKey.TAG_LENGTH];
    key.writeTag(request, tag);
    return tag;
  }

  private boolean isOurs(RequestHead ack) {
    key.read(ack);
    return TransactionKey.isTagOf(key.high(), ack);
  }

  private static RequestHead request(String method, String branch, String toTag) {
    String text =
        """
        %1$s sip:bob@example.com SIP/2.0
        Via: SIP/2.0/UDP 10.0.0.2:5060;branch=%2$s
        From: <sip:alice@example.com>;tag=1
        To: <sip:bob@example.com>%3$s
        Call-ID: 1@10.0.0.2
        CSeq: 1 %1$s

        """
            .formatted(method, branch, toTag)
            .replace("\n", "\r\n");
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    SipMessage message = new SipMessage();
    SipParser.datagram(octets, octets.length, message);
    RequestHead head = new RequestHead();
    head.read(message);
    return head;
  }
}
