package org.patchbay.proxy.transaction;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.testkit.World;

/** The tags that follow from a request and its source. */
class ReplyTagsTest {
  private static final RequestHead INVITE = request("INVITE", "z9hG4bK1", "");

  private final ReplyTags tags = new ReplyTags(new World(1).host("proxy", "10.0.0.1").loop().ids());

  @Test
  void knowsTheAckOfARefusalByItsTag() {
    RequestHead ack = request("ACK", "z9hG4bK1", ";tag=" + tag(INVITE));
    assertTrue(tags.isOf(key(ack), from("10.0.0.2"), ack));
  }

  @Test
  void knowsTheAckOfAClientThatWritesNoCookie() {
    RequestHead ack = request("ACK", "1", ";tag=" + tag(request("INVITE", "1", "")));
    assertTrue(tags.isOf(key(ack), from("10.0.0.2"), ack));
  }

  @Test
  void takesNoTagFromElsewhere() {
    RequestHead ack = request("ACK", "z9hG4bK1", ";tag=" + tag(INVITE));
    assertFalse(tags.isOf(key(ack), from("10.0.0.3"), ack));
  }

  @Test
  void takesNoTagOfAnotherRequest() {
    RequestHead ack = request("ACK", "z9hG4bK2", ";tag=" + tag(INVITE));
    assertFalse(tags.isOf(key(ack), from("10.0.0.2"), ack));
  }

  @Test
  void tellsWhoWasRefusedForWantOfTimeFromTheOthers() {
    byte[] tag = new byte[ReplyTags.LENGTH];
    tags.writeOfShed(INVITE, from("10.0.0.2"), tag);
    String text = new String(tag, StandardCharsets.US_ASCII);
    RequestHead ack = request("ACK", "z9hG4bK1", ";tag=" + text);
    assertTrue(tags.isOfShed(key(ack), from("10.0.0.2"), ack));
    assertFalse(tags.isOf(key(ack), from("10.0.0.2"), ack));
  }

  private String tag(RequestHead request) {
    byte[] tag = new byte[ReplyTags.LENGTH];
    tags.write(key(request), from("10.0.0.2"), tag);
    return new String(tag, StandardCharsets.US_ASCII);
  }

  private long key(RequestHead request) {
    tags.key().read(request);
    return tags.key().high();
  }

  private static Flow from(String address) {
    InetSocketAddress local = new InetSocketAddress("10.0.0.1", 5060);
    return new Flow(Transport.UDP, local, new InetSocketAddress(address, 5060), 0);
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
