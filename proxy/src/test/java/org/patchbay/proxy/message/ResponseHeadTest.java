package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseHeadTest {
  private static final String REST =
      """
      From: <sip:alice@example.com>;tag=a1
      t : <sip:bob@example.com>
       ;tag=b1
      Call-ID: c1
      CSeq: 17 INVITE
      X-Unknown:   as \tit is
      Content-Length: 4

      \0\1\2\3""";

  private final ResponseHead head = new ResponseHead();

  private String forwarded(String top, int status, String phrase) {
    assertTrue(
        head.read(MessageText.message(MessageText.lines("SIP/2.0 200 Fine\n" + top + REST))));
    OctetWriter out = new OctetWriter();
    head.writeForwarded(status, phrase, "", null, true, out);
    return MessageText.text(out.toBytes()).replace("\r\n", "\n");
  }

  private void forwards(String top, String next) {
    assertEquals("SIP/2.0 200 Fine\n" + next + REST, forwarded(top, 0, ""));
  }

  @Test
  void removesTheTopViaThatHasALineOfItsOwn() {
    forwards(
        """
        Via: SIP/2.0/UDP proxy;branch=z9hG4bKp
        Via: SIP/2.0/UDP alice;branch=z9hG4bKa
        """,
        """
        Via: SIP/2.0/UDP alice;branch=z9hG4bKa
        """);
    assertTrue(head.hasNextVia());
  }

  @Test
  void removesTheTopViaOfALineThatHoldsSeveral() {
    forwards(
        """
        v:SIP/2.0/UDP proxy;branch=z9hG4bKp ,
          SIP/2.0/UDP alice;branch=z9hG4bKa,SIP/2.0/UDP x
        Via: SIP/2.0/UDP y
        """,
        """
        Via: SIP/2.0/UDP alice;branch=z9hG4bKa,SIP/2.0/UDP x
        Via: SIP/2.0/UDP y
        """);
    assertTrue(head.hasNextVia());
  }

  @Test
  void removesAFoldedVia() {
    forwards(
        """
        X-First: 1
        Via:
         SIP/2.0/UDP proxy
         ;branch=z9hG4bKp
        X-Second: 2
        """,
        """
        X-First: 1
        X-Second: 2
        """);
    assertFalse(head.hasNextVia());
  }

  @Test
  void removesInternalHeadersAboveAndBelowTheVia() {
    forwards(
        """
        X-Patchbay-Leg: 1
        X-First: 1
        x-patchbay-other: 2
          folded
        Via: SIP/2.0/UDP proxy, SIP/2.0/UDP alice
        X-Patchbay-: 3
        X-Patchbay-Leg: 4
        X-Second: 2
        X-Patchbay-Leg: 5
        """,
        """
        X-First: 1
        Via: SIP/2.0/UDP alice
        X-Second: 2
        """);
  }

  @Test
  void replacesTheStatusAndNothingElse() {
    assertEquals(
        "SIP/2.0 500 Server Internal Error\n" + REST,
        forwarded("Via: SIP/2.0/UDP proxy\n", 500, "Server Internal Error"));
  }

  @Test
  void suppliesContentLengthOnAStreamWhereItIsMissing() {
    byte[] octets =
        MessageText.lines(
            """
            SIP/2.0 200 OK
            Via: SIP/2.0/UDP proxy
            From: x
            To: y
            Call-ID: z
            CSeq: 1 BYE

            body""");
    assertTrue(head.read(MessageText.message(octets)));
    OctetWriter out = new OctetWriter();
    head.writeForwarded(0, "", "", null, true, out);
    assertTrue(MessageText.text(out.toBytes()).endsWith("Content-Length: 4\r\n\r\nbody"));
    head.writeForwarded(0, "", "", null, false, out);
    assertTrue(MessageText.text(out.toBytes()).endsWith("CSeq: 1 BYE\r\n\r\nbody"));
  }

  @Test
  void leavesOctetsBeyondTheBodyBehind() {
    String text = forwarded("Via: SIP/2.0/UDP proxy\n", 0, "");
    byte[] octets =
        MessageText.lines("SIP/2.0 200 Fine\nVia: SIP/2.0/UDP proxy\n" + REST + "noise");
    assertTrue(head.read(MessageText.message(octets)));
    OctetWriter out = new OctetWriter();
    head.writeForwarded(0, "", "", null, true, out);
    assertEquals(text, MessageText.text(out.toBytes()).replace("\r\n", "\n"));
  }

  @Test
  void readsTheMethodThatIsAnswered() {
    forwarded("Via: SIP/2.0/UDP proxy\n", 0, "");
    assertEquals(Method.INVITE, head.method());
    assertEquals("proxy", head.via().host());
  }

  @Test
  void takesARefusalWithoutFromAndNoOther() {
    String text = "SIP/2.0 400 Bad\nVia: SIP/2.0/UDP proxy\n" + REST.replace("From:", "X-From:");
    assertTrue(head.read(MessageText.message(MessageText.lines(text))));
    assertFalse(head.hasFrom());
    String success = text.replace("400", "200");
    assertFalse(head.read(MessageText.message(MessageText.lines(success))));
  }

  @ParameterizedTest
  @CsvSource({
    "Via:, X-Via:",
    "From:, X-From:",
    "t :, X-To:",
    "Call-ID:, X-Call-ID:",
    "CSeq:, X-CSeq:",
    "17 INVITE, 17",
    "17 INVITE, 17INVITE",
    "17 INVITE, INVITE",
    "17 INVITE, 4294967296 INVITE",
    "SIP/2.0/UDP proxy, SIP/2.0/UDP",
    "SIP/2.0/UDP proxy, SIP/3.0/UDP proxy"
  })
  void saysThatAResponseCannotBeMatched(String part, String instead) {
    String text = "SIP/2.0 200 Fine\nVia: SIP/2.0/UDP proxy\n" + REST;
    assertTrue(text.contains(part), part);
    assertFalse(
        head.read(MessageText.message(MessageText.lines(text.replaceFirst(part, instead)))));
  }
}
