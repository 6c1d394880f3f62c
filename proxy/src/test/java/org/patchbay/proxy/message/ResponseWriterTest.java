package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ResponseWriterTest {
  private static final String REQUEST =
      """
      OPTIONS sip:bob@example.com SIP/2.0
      v: SIP/2.0/UDP host;rport;branch=z9hG4bKa, SIP/2.0/UDP second
      Max-Forwards: 70
      f : "Alice" <sip:alice@example.com>
       ;tag=a1
      VIA:SIP/2.0/UDP third
      To: <sip:bob@example.com>
      Call-ID: c1
      X-Unknown: not copied
      CSeq: 17 OPTIONS
      Content-Length: 4

      body""";

  private final ResponseWriter writer = new ResponseWriter();

  private String answer(String block, byte[] toTag) {
    byte[] octets = MessageText.lines(block);
    SipMessage message = new SipMessage();
    SipParser.datagram(octets, octets.length, message);
    RequestHead head = new RequestHead();
    head.readForReply(message);
    writer.begin(head, Octets.ascii("192.0.2.1"), 40000, 404, "No Such User", toTag);
    return MessageText.text(writer.end().toBytes()).replace("\r\n", "\n");
  }

  @Test
  void copiesEveryViaAndWhatIdentifiesTheRequest() {
    assertEquals(
        """
        SIP/2.0 404 No Such User
        Via: SIP/2.0/UDP host;rport=40000;branch=z9hG4bKa;received=192.0.2.1, SIP/2.0/UDP second
        VIA:SIP/2.0/UDP third
        f : "Alice" <sip:alice@example.com>
         ;tag=a1
        To: <sip:bob@example.com>;tag=b1
        Call-ID: c1
        CSeq: 17 OPTIONS
        Content-Length: 0

        """,
        answer(REQUEST, Octets.ascii("b1")));
  }

  private String to(String request, byte[] toTag) {
    return answer(request, toTag)
        .lines()
        .filter(line -> line.startsWith("To:"))
        .findFirst()
        .orElse("none");
  }

  @Test
  void addsNoTagToATrying() {
    assertEquals("To: <sip:bob@example.com>", to(REQUEST, null));
  }

  @Test
  void keepsTheTagThatToHas() {
    String request = REQUEST.replace("To: <sip:bob@example.com>", "To: sip:bob@h ; TAG=b0");
    assertEquals("To: sip:bob@h ; TAG=b0", to(request, Octets.ascii("b1")));
  }

  @Test
  void addsATagBehindABareUri() {
    String request = REQUEST.replace("To: <sip:bob@example.com>", "To: sip:bob@h;user=phone");
    assertEquals("To: sip:bob@h;user=phone;tag=b1", to(request, Octets.ascii("b1")));
  }

  @Test
  void copiesAFaultyToAsItIs() {
    String request = REQUEST.replace("To: <sip:bob@example.com>", "To: \"Bob <sip:bob@h>");
    assertEquals("To: \"Bob <sip:bob@h>", to(request, Octets.ascii("b1")));
  }

  @Test
  void answersARequestThatLacksNearlyEverything() {
    assertEquals(
        "SIP/2.0 404 No Such User\nVia: SIP/2.0/UDP 192.0.2.1\nContent-Length: 0\n\n",
        answer("OPTIONS sip:h SIP/2.0\nVia: SIP/2.0/UDP 192.0.2.1\n\n", Octets.ascii("b1")));
    assertEquals(
        "SIP/2.0 404 No Such User\nContent-Length: 0\n\n",
        answer("OPTIONS sip:h SIP/2.0\nX: y\n\n", Octets.ascii("b1")));
  }

  @Test
  void letsTheCallerAddHeadersBetween() {
    RequestHead head = MessageText.request(MessageText.lines(REQUEST));
    writer
        .begin(head, Octets.ascii("192.0.2.1"), 40000, 200, "OK", null)
        .text("Allow: INVITE")
        .endLine();
    String answer = MessageText.text(writer.end().toBytes());
    assertEquals(
        "CSeq: 17 OPTIONS\r\nAllow: INVITE\r\nContent-Length: 0\r\n\r\n",
        answer.substring(answer.indexOf("CSeq")));
  }

  @Test
  void doesNotRepeatTheLinesThatMakeNoSense() {
    String request =
        REQUEST
            .replace("VIA:SIP/2.0/UDP third\n", "VIA:SIP/2.0/UDP third\nno header\n")
            .replace("To: <sip:bob@example.com>\n", "To: <sip:bob@example.com>\nnor this: x\n")
            .replace("Call-ID: c1\n", "Call-ID: c1\nand this\n");
    assertEquals(answer(REQUEST, null), answer(request, null));
  }
}
