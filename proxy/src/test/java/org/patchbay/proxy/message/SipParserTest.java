package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipParserTest {
  private static final String OPTIONS = "OPTIONS sip:example.com SIP/2.0\r\n";

  private final SipMessage message = new SipMessage();

  private Refusal parse(String text) {
    byte[] octets = MessageText.octets(text);
    return SipParser.datagram(octets, octets.length, message);
  }

  private String body() {
    return Octets.text(message.bytes(), message.bodyStart(), message.bodyEnd());
  }

  @Test
  void readsARequestLine() {
    assertNull(parse("INVITE sip:bob@example.com;lr SIP/2.0\r\n\r\n"));
    assertTrue(message.isRequest());
    assertEquals(Method.INVITE, message.method());
    assertEquals(
        "sip:bob@example.com;lr",
        Octets.text(message.bytes(), message.uriStart(), message.uriEnd()));
    assertEquals("INVITE sip:bob@example.com;lr SIP/2.0", message.startLine());
    assertEquals(0, message.headerCount());
  }

  @Test
  void readsAStatusLine() {
    assertNull(parse("SIP/2.0 486 Busy Here\r\n\r\n"));
    assertFalse(message.isRequest());
    assertEquals(486, message.status());
    assertEquals(
        "Busy Here", Octets.text(message.bytes(), message.reasonStart(), message.reasonEnd()));
  }

  @Test
  void readsTheVersionCaseAside() {
    assertNull(parse("OPTIONS sip:example.com sip/2.0\r\n\r\n"));
    assertNull(parse("sIp/2.0 200 OK\r\n\r\n"));
  }

  @Test
  void readsHeadersInOrderWithTheirRanges() {
    assertNull(parse(OPTIONS + "Via: a\r\nX : b \t\r\nv:c\r\nSubject:\r\n\r\n"));
    assertEquals(4, message.headerCount());
    assertEquals(HeaderName.VIA, message.name(0));
    assertEquals(HeaderName.OTHER, message.name(1));
    assertEquals(0, message.first(HeaderName.VIA));
    assertEquals(2, message.next(0));
    assertEquals(-1, message.next(2));
    assertEquals("a", message.text(HeaderName.VIA));
    assertEquals("b", Octets.text(message.bytes(), message.valueStart(1), message.valueEnd(1)));
    assertEquals(
        "X : b \t\r\n", Octets.text(message.bytes(), message.lineStart(1), message.lineEnd(1)));
    assertEquals(message.valueStart(3), message.valueEnd(3));
    assertEquals(-1, message.first(HeaderName.CONTACT));
    assertEquals("", message.text(HeaderName.CONTACT));
  }

  @Test
  void readsFoldedLinesAsOneValue() {
    assertNull(parse(OPTIONS + "Subject: a\r\n b\r\n\tc \r\nVia: d\r\n\r\n"));
    assertEquals(2, message.headerCount());
    assertEquals(
        "a\r\n b\r\n\tc", Octets.text(message.bytes(), message.valueStart(0), message.valueEnd(0)));
  }

  @Test
  void readsAValueThatBeginsOnAFoldedLine() {
    assertNull(parse(OPTIONS + "CSeq:\r\n \r\n  7 OPTIONS\r\nl:\r\n 2\r\n\r\nabcd"));
    assertEquals("7 OPTIONS", message.text(HeaderName.CSEQ));
    assertEquals("2", message.text(HeaderName.CONTENT_LENGTH));
    assertEquals("ab", body());
  }

  @Test
  void forgetsTheMessageBefore() {
    assertNull(parse(OPTIONS + "Via: a\r\nContent-Length: 2\r\n\r\nab"));
    assertNull(parse("SIP/2.0 200 OK\r\nTo: b\r\n\r\n"));
    assertFalse(message.has(HeaderName.VIA));
    assertFalse(message.has(HeaderName.CONTENT_LENGTH));
    assertEquals(1, message.headerCount());
    assertEquals("", body());
  }

  @Test
  void endsTheBodyAtContentLength() {
    assertNull(parse(OPTIONS + "Content-Length: 3\r\n\r\nabc and noise"));
    assertEquals("abc", body());
  }

  @Test
  void endsTheBodyWithTheDatagramWhereNoLengthIsStated() {
    assertNull(parse(OPTIONS + "Via: a\r\n\r\nabc\r\n\r\n"));
    assertEquals("abc\r\n\r\n", body());
  }

  @Test
  void looksAtTheLengthGivenAndNotAtTheArray() {
    byte[] octets = MessageText.octets(OPTIONS + "Via: a\r\n\r\nabcSTALE");
    assertNull(SipParser.datagram(octets, octets.length - "STALE".length(), message));
    assertEquals("abc", body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "-1", "x", "", "1 2", "2,2", "+2", "99999999999999999999", "0x2"})
  void refusesAContentLengthThatCannotBe(String length) {
    assertEquals(
        Refusal.BAD_CONTENT_LENGTH, parse(OPTIONS + "Content-Length: " + length + "\r\n\r\nabc"));
    assertTrue(message.isRequest());
  }

  @ParameterizedTest
  @CsvSource({
    "From, f",
    "To, t",
    "Call-ID, i",
    "CSeq, CSEQ",
    "Max-Forwards, max-forwards",
    "Content-Length, l",
    "Content-Type, c",
    "Expires, expires"
  })
  void refusesAHeaderThatContradictsItself(String name, String again) {
    assertEquals(
        Refusal.REPEATED_HEADER,
        parse(OPTIONS + name + ": 0\r\nVia: x\r\n" + again + ": 0\r\n\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Via: a\nTo: b\r\n\r\n",
        "Via: a\r\n\n",
        "Via: a\rTo: b\r\n\r\n",
        "Via: a\r\r\n\r\n",
        "Via: a\r\n\rx\r\n\r\n"
      })
  void refusesALineThatEndsInAnythingButCrlf(String headers) {
    assertEquals(Refusal.BAD_LINE_END, parse(OPTIONS + headers));
    assertTrue(message.isRequest());
  }

  @Test
  void refusesALoneCarriageReturnInTheStartLine() {
    assertEquals(Refusal.BAD_LINE_END, parse("SIP/2.0 200 OK\rVia: x\r\n\r\n"));
    assertEquals(Refusal.BAD_LINE_END, parse("OPTIONS sip:a\rVia: SIP/2.0\r\n\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Via\r\n\r\n",
        ": a\r\n\r\n",
        "Vi a: b\r\n\r\n",
        "Via\u0000: b\r\n\r\n",
        "V\u00efa: b\r\n\r\n",
        " folded: b\r\n\r\n",
        "<x>: b\r\n\r\n"
      })
  void refusesAHeaderWithoutAName(String headers) {
    assertEquals(Refusal.BAD_HEADER, parse(OPTIONS + headers));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Via: a\r\n", "Via: a\r\n\r", "Via: a", "Via: a\r\n Folded"})
  void refusesHeadersWithoutAnEnd(String headers) {
    assertEquals(Refusal.UNFINISHED_HEADERS, parse(OPTIONS + headers));
    assertEquals(message.bodyStart(), message.bodyEnd());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n",
        "\n",
        "\r\n\r\n",
        "OPTIONS",
        "OPTIONS sip:example.com SIP/2.0",
        "OPTIONS sip:example.com SIP/2.0\n\r\n",
        " OPTIONS sip:example.com SIP/2.0\r\n\r\n",
        "OPTI(NS sip:example.com SIP/2.0\r\n\r\n",
        "OPTIONS\r\n\r\n",
        "SIP/2.0\r\n\r\n",
        "SIP/2.0 200\r\n\r\n",
        "SIP/2.0 20 OK\r\n\r\n",
        "SIP/2.0 099 OK\r\n\r\n",
        "SIP/2.0 700 OK\r\n\r\n",
        "SIP/2.0 4294967301 OK\r\n\r\n",
        "SIP/2.0  200 OK\r\n\r\n",
        "SIP/2.0 2x0 OK\r\n\r\n",
        "SIP/7.0 200 OK\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n"
      })
  void refusesAStartLineThatIsNeitherRequestNorResponse(String text) {
    assertEquals(Refusal.BAD_START_LINE, parse(text));
    assertFalse(message.isRequest(), "nobody can be answered");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OPTIONS sip:example.com\r\n",
        "OPTIONS  sip:example.com SIP/2.0\r\n",
        "OPTIONS sip:example.com  SIP/2.0\r\n",
        "OPTIONS sip:example.com SIP/2.0 \r\n",
        "OPTIONS sip:example.com; lr SIP/2.0\r\n",
        "OPTIONS sip:example.com HTTP/1.1\r\n",
        "OPTIONS sip:example.com\tSIP/2.0\r\n",
        "OPTIONS  SIP/2.0\r\n"
      })
  void readsTheHeadersBehindABadRequestLineSoThatItCanBeAnswered(String line) {
    assertEquals(Refusal.BAD_START_LINE, parse(line + "Via: a\r\n\r\n"));
    assertTrue(message.isRequest());
    assertEquals("a", message.text(HeaderName.VIA));
  }

  @Test
  void refusesAnotherVersionAsSuch() {
    assertEquals(
        Refusal.UNKNOWN_VERSION, parse("OPTIONS sip:example.com SIP/7.0\r\nVia: a\r\n\r\n"));
    assertEquals("a", message.text(HeaderName.VIA));
  }

  @Test
  void takesAsManyHeadersAsTheLimitAndNoMore() {
    String most = "X: y\r\n".repeat(SipMessage.MOST_HEADERS);
    assertNull(parse(OPTIONS + most + "\r\n"));
    assertEquals(SipMessage.MOST_HEADERS, message.headerCount());
    assertEquals(Refusal.TOO_MANY_HEADERS, parse(OPTIONS + most + "X: y\r\n\r\n"));
  }

  @Test
  void takesAsManyHeaderOctetsAsTheLimitAndNoMore() {
    int rest = SipParser.MOST_HEADER_OCTETS - OPTIONS.length() - "X: \r\n\r\n".length();
    assertNull(parse(OPTIONS + "X: " + "y".repeat(rest) + "\r\n\r\nbody"));
    assertEquals(
        Refusal.TOO_MANY_HEADERS, parse(OPTIONS + "X: " + "y".repeat(rest + 1) + "\r\n\r\nbody"));
    assertEquals(
        Refusal.TOO_MANY_HEADERS,
        parse("OPTIONS sip:" + "y".repeat(rest + 60) + " SIP/2.0\r\nX: y\r\n\r\nbody"));
  }

  @Test
  void indexesWhatThisServerAddsToAMessageOfTheLargestSize() {
    String most = "X: y\r\n".repeat(SipMessage.MOST_HEADERS);
    assertEquals(Refusal.TOO_MANY_HEADERS, parse(OPTIONS + most + "Via: a\r\nFrom: b\r\n\r\nbody"));
    assertEquals("b", message.text(HeaderName.FROM));
    String longest = "X: " + "y".repeat(SipParser.MOST_HEADER_OCTETS) + "\r\n";
    assertEquals(Refusal.TOO_MANY_HEADERS, parse(OPTIONS + longest + "From: b\r\n\r\nbody"));
    assertEquals("b", message.text(HeaderName.FROM));
    assertEquals(4, message.bodyEnd() - message.bodyStart());
  }

  @Test
  void saysTheFirstFaultOfSeveral() {
    assertEquals(
        Refusal.UNKNOWN_VERSION, parse("OPTIONS sip:a SIP/3.0\r\nbad\r\nl: 9\r\nl: 9\r\n\r\n"));
    assertEquals(Refusal.BAD_HEADER, parse(OPTIONS + "bad\r\nl: 9\r\nl: 9\r\n\r\n"));
    assertEquals(Refusal.REPEATED_HEADER, parse(OPTIONS + "l: 9\r\nl: 9\r\n\r\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "'l: 7$', 7",
    "'Content-Length:$ 0012$Via: x$', 12",
    "'Via: x$', -3",
    "'l: x$', -1",
    "'l: -7$', -1",
    "'l: 99999999999$', -2",
    "'l: 7$Content-Length: 7$', -3",
    "'no header$l: 7$Via: x$L: 8$', -3",
    "'From: x$From: y$l: 7$', 7"
  })
  void tellsAStreamHowLongTheBodyIs(String headers, long expected) {
    byte[] octets = MessageText.octets(OPTIONS + headers.replace("$", "\r\n") + "\r\n");
    assertEquals(expected, SipParser.declaredContentLength(octets, octets.length, message));
  }
}
