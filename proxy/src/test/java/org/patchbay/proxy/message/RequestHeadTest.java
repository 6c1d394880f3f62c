package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest {
  private static final String INVITE =
      """
      INVITE sip:bob@example.com SIP/2.0
      Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKa, SIP/2.0/TCP host;branch=z9hG4bKb
      Via: SIP/2.0/UDP 192.0.2.3;branch=z9hG4bKc
      Max-Forwards: 69
      From: "Alice" <sip:alice@example.com>;tag=a1
      To: <sip:bob@example.com>
      Call-ID: c1@192.0.2.1
      CSeq: 17 INVITE
      Contact: <sip:alice@192.0.2.1>

      """;

  private static Refusal refusal(String block) {
    return MessageText.refusal(MessageText.lines(block));
  }

  private static Refusal refusalWith(String line, String instead) {
    assertTrue(INVITE.contains(line), line);
    return refusal(INVITE.replace(line, instead));
  }

  @Test
  void readsWhatEveryRequestSays() {
    RequestHead head = MessageText.request(MessageText.lines(INVITE));
    assertEquals("bob", head.uri().user());
    assertEquals("192.0.2.1", head.via().host());
    assertEquals("alice", head.from().uri().user());
    assertEquals("a1", head.from().tag());
    assertEquals("bob", head.to().uri().user());
    assertEquals(17, head.cseq());
    assertEquals(69, head.maxForwards());
  }

  @Test
  void readsTheTopViaAloneOfALineThatHoldsSeveral() {
    RequestHead head = MessageText.request(MessageText.lines(INVITE));
    assertTrue(head.via().hasBranch());
    assertEquals("z9hG4bKa", head.via().parameters().value());
    assertEquals(',', head.message().bytes()[head.topViaEnd()]);
  }

  @Test
  void saysThatMaxForwardsIsMissing() {
    String block = INVITE.replace("Max-Forwards: 69\n", "");
    assertEquals(-1, MessageText.request(MessageText.lines(block)).maxForwards());
  }

  @Test
  void readsTheSameRequestInCompactFormAndFolded() {
    String block =
        INVITE
            .replace("Via:", "v:")
            .replace("From:", "f:\n ")
            .replace("To:", "t:\n\t")
            .replace("Call-ID:", "i:\n ")
            .replace("CSeq: 17 ", "cseq:\n 0017\n  ")
            .replace("Max-Forwards:", "MAX-FORWARDS :\n ")
            .replace("Contact:", "m:");
    RequestHead head = MessageText.request(MessageText.lines(block));
    assertEquals("a1", head.from().tag());
    assertEquals("c1@192.0.2.1", head.message().text(HeaderName.CALL_ID));
    assertEquals(17, head.cseq());
    assertEquals(69, head.maxForwards());
  }

  @ParameterizedTest
  @ValueSource(strings = {"From", "To", "Call-ID", "CSeq"})
  void refusesARequestWithoutAHeaderThatEachMustHave(String name) {
    assertEquals(Refusal.MISSING_HEADER, refusal(INVITE.replace(name + ":", "X-" + name + ":")));
  }

  @Test
  void refusesARequestWithoutVia() {
    assertEquals(Refusal.MISSING_HEADER, refusal(INVITE.replace("Via:", "X-Via:")));
  }

  @ParameterizedTest
  @CsvSource({
    "mailto:bob@example.com, UNKNOWN_SCHEME",
    "sips://x, BAD_REQUEST_URI",
    "nobody, BAD_REQUEST_URI",
    "<sip:bob@example.com>, BAD_REQUEST_URI",
    "sip:bob@example.com?Route=x, BAD_REQUEST_URI",
    "sip:2001:db8::10, BAD_REQUEST_URI"
  })
  void refusesARequestUriThatItCannotServe(String uri, Refusal refusal) {
    assertEquals(refusal, refusalWith("INVITE sip:bob@example.com SIP", "INVITE " + uri + " SIP"));
  }

  @ParameterizedTest
  @CsvSource({
    "'Via: SIP/2.0/UDP 192.0.2.1;', 'Via: SIP/2.0/UDP ;', BAD_VIA",
    "'From: \"Alice\" ', 'From: \"Alice ', BAD_FROM",
    "'From: \"Alice\" ', 'From: Alice, A. ', BAD_FROM",
    "'To: <sip:bob@example.com>', 'To: < sip:bob@example.com>', BAD_TO",
    "'To: <sip:bob@example.com>', 'To:', BAD_TO",
    "'tag=a1', 'tag=a1;tag=a2', BAD_FROM",
    "'To: <sip:bob@example.com>', 'To: <sip:bob@example.com>;tag=1;tag=2', BAD_TO",
    "'To: <sip:bob@example.com>', 'To: <sip:bob@example.com;a=1;a=2>', BAD_TO",
    "'INVITE sip:bob@example.com', 'INVITE sip:bob@example.com;a=1;A=2', BAD_REQUEST_URI",
    "'Call-ID: c1@192.0.2.1', 'Call-ID:', BAD_CALL_ID",
    "'Call-ID: c1@192.0.2.1', 'Call-ID: c1@', BAD_CALL_ID",
    "'Call-ID: c1@192.0.2.1', 'Call-ID: a b', BAD_CALL_ID",
    "'Call-ID: c1@192.0.2.1', 'Call-ID: a@b@c', BAD_CALL_ID",
    "'CSeq: 17 INVITE', 'CSeq: 17', BAD_CSEQ",
    "'CSeq: 17 INVITE', 'CSeq: 17INVITE', BAD_CSEQ",
    "'CSeq: 17 INVITE', 'CSeq: INVITE', BAD_CSEQ",
    "'CSeq: 17 INVITE', 'CSeq: 17 invite', BAD_CSEQ",
    "'CSeq: 17 INVITE', 'CSeq: 17 INVITE x', BAD_CSEQ",
    "'CSeq: 17 INVITE', 'CSeq: -1 INVITE', BAD_CSEQ",
    "'CSeq: 17 INVITE', 'CSeq: 4294967296 INVITE', BAD_CSEQ",
    "'Max-Forwards: 69', 'Max-Forwards: 256', BAD_MAX_FORWARDS",
    "'Max-Forwards: 69', 'Max-Forwards: -1', BAD_MAX_FORWARDS",
    "'Max-Forwards: 69', 'Max-Forwards:', BAD_MAX_FORWARDS",
    "'Contact: <sip:alice@192.0.2.1>', 'Contact: sip:a@h?x=y', BAD_CONTACT",
    "'Contact: <sip:alice@192.0.2.1>', 'Contact: *', BAD_CONTACT",
    "'Contact: <sip:alice@192.0.2.1>', 'Contact: <sip:a@h>,', BAD_CONTACT",
    "'Contact: <sip:alice@192.0.2.1>', 'Contact:', BAD_CONTACT",
    "'Contact: <sip:alice@192.0.2.1>', 'Contact: <sip:a@h;ttl=1;ttl=2>', BAD_CONTACT",
    "'Contact: <sip:alice@192.0.2.1>', 'Record-Route: sip:proxy;lr', BAD_ROUTE",
    "'Contact: <sip:alice@192.0.2.1>', 'Record-Route: <sip:proxy;lr>,', BAD_ROUTE"
  })
  void refusesAHeaderThatBreaksItsGrammar(String line, String instead, Refusal refusal) {
    assertEquals(refusal, refusalWith(line, instead));
  }

  @Test
  void leavesTheContactsOfARegistrationToTheRegistrar() {
    assertNull(refusal(INVITE.replace("INVITE", "REGISTER").replace("<sip:alice@192.0.2.1>", "*")));
  }

  @Test
  void takesTheLargestCSeqThereIs() {
    String block = INVITE.replace("17 INVITE", "4294967295 INVITE");
    assertEquals(4294967295L, MessageText.request(MessageText.lines(block)).cseq());
  }

  @Test
  void readsTheViaOfARequestThatIsRefusedUnread() {
    byte[] octets = MessageText.lines(INVITE.replace("From:", "From"));
    SipMessage message = new SipMessage();
    assertEquals(Refusal.BAD_HEADER, SipParser.datagram(octets, octets.length, message));
    RequestHead head = new RequestHead();
    assertNull(head.readForReply(message));
    assertEquals("192.0.2.1", head.via().host());
  }

  @Test
  void forgetsTheViaOfTheRequestBefore() {
    RequestHead head = MessageText.request(MessageText.lines(INVITE));
    byte[] octets = MessageText.lines(INVITE.replace("Via:", "X-Via:"));
    assertEquals(Refusal.MISSING_HEADER, head.readForReply(MessageText.message(octets)));
    assertFalse(head.via().hasBranch());
    assertEquals(-1, head.via().port());
  }

  @Test
  void refusesAFaultyViaAndYetHasWhatAnAnswerNeeds() {
    byte[] octets = MessageText.lines(INVITE.replace("SIP/2.0/UDP 192.0.2.1", "SIP/7.0/UDP h"));
    RequestHead head = new RequestHead();
    SipMessage message = MessageText.message(octets);
    assertEquals(Refusal.BAD_VIA, head.read(message));
    assertNull(head.readForReply(message));
    assertFalse(head.via().isSound());
  }
}
