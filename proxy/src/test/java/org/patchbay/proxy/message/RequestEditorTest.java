package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestEditorTest {
  private static final String VIA = "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKa\n";
  private static final String NEW_VIA = "Via: SIP/2.0/TCP proxy;branch=z9hG4bKnew\n";
  private static final String REST =
      """
      From: <sip:alice@example.com>;tag=a1
      t : <sip:bob@example.com>
      Call-ID: c1
      CSeq: 17 INVITE
      """;
  private static final String END =
      """
      X-Unknown:   as \tit is
        folded\s
      Content-Length: 6

      \0\1

      """;

  private final RequestEditor editor = new RequestEditor();

  @BeforeEach
  void beginsAnew() {
    editor.begin(Octets.ascii("192.0.2.1"), 40000);
  }

  private String edited(String block, boolean toStream) {
    RequestHead head = MessageText.request(MessageText.lines(block));
    OctetWriter out = new OctetWriter();
    out.text("left from before");
    editor.write(
        head, Octets.ascii("SIP/2.0/TCP proxy;branch="), Octets.ascii("z9hG4bKnew"), toStream, out);
    return MessageText.text(out.toBytes()).replace("\r\n", "\n");
  }

  private void edits(String headers, String above, String below) {
    String start = "INVITE sip:bob@example.com SIP/2.0\n";
    assertEquals(start + NEW_VIA + above + below + END, edited(start + headers + END, true));
  }

  @Test
  void putsItsViaFirstAndCountsMaxForwardsDown() {
    edits(REST + VIA + "Max-Forwards: 70\n", "", REST + VIA + "Max-Forwards: 69\n");
  }

  @ParameterizedTest
  @CsvSource({"255, 254", "0068, 67", "1, 0", "0, 0"})
  void countsMaxForwardsDownToNothing(String before, int after) {
    edits(
        VIA + "max-forwards:\n " + before + "\n" + REST,
        "",
        VIA + "Max-Forwards: " + after + "\n" + REST);
  }

  @Test
  void addsMaxForwardsWhereItIsMissing() {
    String start = "INVITE sip:bob@example.com SIP/2.0\n";
    assertEquals(
        start + NEW_VIA + VIA + REST + "X: y\nMax-Forwards: 70\n\nbody",
        edited(start + VIA + REST + "X: y\n\nbody", false));
  }

  @Test
  void stampsTheSendersVia() {
    edits(
        "v:  SIP/2.0/UDP host ;rport;branch=z9hG4bKa,\n  SIP/2.0/UDP x\n"
            + REST
            + "Max-Forwards: 2\nVia: SIP/2.0/UDP y\n",
        "",
        "Via: SIP/2.0/UDP host ;rport=40000;branch=z9hG4bKa;received=192.0.2.1,\n"
            + "  SIP/2.0/UDP x\n"
            + REST
            + "Max-Forwards: 1\nVia: SIP/2.0/UDP y\n");
  }

  @Test
  void putsItsRecordRoutesAboveThoseOfOthers() {
    editor.recordRoute(Octets.ascii("<sip:upper;lr>"), Octets.ascii("<sip:lower;lr>"));
    edits(
        VIA + "Record-Route: <sip:before;lr>\nMax-Forwards: 2\n" + REST,
        "Record-Route: <sip:upper;lr>\nRecord-Route: <sip:lower;lr>\n",
        VIA + "Record-Route: <sip:before;lr>\nMax-Forwards: 1\n" + REST);
  }

  @Test
  void addsOneRecordRouteWhereBothSidesAreAlike() {
    editor.recordRoute(Octets.ascii("<sip:only;lr>"), null);
    edits(
        VIA + "Max-Forwards: 2\n" + REST,
        "Record-Route: <sip:only;lr>\n",
        VIA + "Max-Forwards: 1\n" + REST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | Route: <sip:a;lr>,<sip:b;lr>$route :<sip:c;lr>, <sip:d;lr>$"
            + "| Route: <sip:a;lr>,<sip:b;lr>$route :<sip:c;lr>, <sip:d;lr>$",
        "1 | Route: <sip:a;lr>,<sip:b;lr>$route :<sip:c;lr>, <sip:d;lr>$"
            + "| Route: <sip:b;lr>$route :<sip:c;lr>, <sip:d;lr>$",
        "2 | Route: <sip:a;lr>,<sip:b;lr>$route :<sip:c;lr>, <sip:d;lr>$"
            + "| route :<sip:c;lr>, <sip:d;lr>$",
        "3 | Route: <sip:a;lr>,<sip:b;lr>$route :<sip:c;lr>, <sip:d;lr>$| Route: <sip:d;lr>$",
        "4 | Route: <sip:a;lr>,<sip:b;lr>$route :<sip:c;lr>, <sip:d;lr>$| ''",
        "9 | Route: <sip:a;lr>,<sip:b;lr>$route :<sip:c;lr>, <sip:d;lr>$| ''",
        "1 | Route: \"x,y\" <sip:a;lr;p=1,2>;q=\",\" ,$ <sip:b;lr>$| Route: <sip:b;lr>$",
        "1 | Route: <sip:a;lr>,$| ''"
      })
  void removesOwnRouteEntriesAcrossAndWithinLines(int count, String before, String after) {
    editor.dropRoutes(count);
    String head = VIA + "Max-Forwards: ";
    edits(head + "2\n" + lines(before) + REST, "", head + "1\n" + lines(after) + REST);
  }

  private static String lines(String text) {
    return text.replace('$', '\n');
  }

  @Test
  void removesTheCredentialsForThisServerAlone() {
    String others = "Proxy-Authorization: Digest realm=\"b\"\nAuthorization: Digest realm=\"c\"\n";
    String head = VIA + "Max-Forwards: ";
    editor.dropCredentials(2);
    edits(
        head + "2\nProxy-Authorization: Digest realm=\"a\",\n nonce=\"n\"\n" + others + REST,
        "",
        head + "1\n" + others + REST);
  }

  @Test
  void removesAnAssertedIdentityWhenAskedTo() {
    String asserted = "P-Asserted-Identity: <sip:boss@example.com>\n";
    String head = VIA + "Max-Forwards: ";
    edits(head + "2\n" + asserted + REST, "", head + "1\n" + asserted + REST);
    beginsAnew();
    editor.dropAsserted(true);
    edits(head + "2\n" + asserted + REST + asserted, "", head + "1\n" + REST);
  }

  @Test
  void removesInternalHeadersAlways() {
    edits(
        "X-Patchbay-User: boss\n"
            + VIA
            + "Max-Forwards: 2\n"
            + REST
            + "x-patchbay-a:\n b\nX-Patchbay-: c\n",
        "",
        VIA + "Max-Forwards: 1\n" + REST);
  }

  @Test
  void replacesTheRequestUri() {
    editor.uri(Octets.ascii("sip:bob@192.0.2.9;x"));
    assertEquals(
        "INVITE sip:bob@192.0.2.9;x SIP/2.0\n" + NEW_VIA + VIA + "Max-Forwards: 1\n" + REST + END,
        edited(
            "INVITE sip:bob@example.com SIP/2.0\n" + VIA + "Max-Forwards: 2\n" + REST + END,
            false));
  }

  @Test
  void suppliesContentLengthOnAStreamWhereItIsMissing() {
    String start = "INVITE sip:bob@example.com SIP/2.0\n" + VIA + "Max-Forwards: 2\n" + REST;
    assertTrue(edited(start + "\nbody", true).endsWith(REST + "Content-Length: 4\n\nbody"));
    assertTrue(edited(start + "\nbody", false).endsWith(REST + "\nbody"));
  }

  @Test
  void passesABinaryBodyOctetForOctetAndLeavesNoiseBehind() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 256; i++) {
      body.append((char) i);
    }
    byte[] octets =
        MessageText.octets(
            ("INVITE sip:b@h SIP/2.0\n" + VIA + REST + "l: 256\n\n").replace("\n", "\r\n")
                + body
                + "noise");
    OctetWriter out = new OctetWriter();
    editor.write(MessageText.request(octets), Octets.ascii("x"), Octets.ascii("y"), true, out);
    assertTrue(MessageText.text(out.toBytes()).endsWith("\r\n\r\n" + body));
  }

  @Test
  void forgetsTheEditBefore() {
    editor.uri(Octets.ascii("sip:x"));
    editor.dropRoutes(1).dropCredentials(0).dropAsserted(true);
    editor.recordRoute(Octets.ascii("<sip:a>"), Octets.ascii("<sip:b>"));
    beginsAnew();
    String route = "Route: <sip:r;lr>\nP-Asserted-Identity: <sip:x>\n";
    edits(VIA + "Max-Forwards: 2\n" + route + REST, "", VIA + "Max-Forwards: 1\n" + route + REST);
  }
}
