package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What holds of everything that is read from octets as a message, whatever they are. */
final class MessageProperties {
  private static final byte[] SOURCE = Octets.ascii("192.0.2.77");

  /** Stands behind a message in its array; whoever looks beyond the end reads another message. */
  private static final byte[] BEYOND = Octets.ascii("5\r\n ;lr>,\"@\r\n\r\nl: 3\r\n\r\n");

  /** What a request leaves with otherwise than it came; Content-Length where it had none. */
  private static final Set<HeaderName> EDITED =
      EnumSet.of(
          HeaderName.VIA,
          HeaderName.ROUTE,
          HeaderName.MAX_FORWARDS,
          HeaderName.INTERNAL,
          HeaderName.CONTENT_LENGTH);

  private final SipMessage message = new SipMessage();
  private final SipMessage again = new SipMessage();
  private final RequestHead request = new RequestHead();
  private final RequestHead edited = new RequestHead();
  private final ResponseHead response = new ResponseHead();
  private final RequestEditor editor = new RequestEditor();
  private final ResponseWriter writer = new ResponseWriter();
  private final PlainForm plain = new PlainForm();
  private final OctetWriter out = new OctetWriter();
  private final OctetWriter outAgain = new OctetWriter();
  private int accepted;
  private int refused;

  /** How many requests were sound so far. */
  int accepted() {
    return accepted;
  }

  /** How many requests were refused so far. */
  int refused() {
    return refused;
  }

  /** Reads the octets in every way, and writes what they are forwarded and answered as. */
  void check(byte[] octets) {
    Refusal fault = SipParser.datagram(octets, octets.length, message);
    checkRanges(octets.length);
    checkLooksNotBeyond(octets, fault);
    ViewsInPlace.check(message);
    if (fault == null) {
      assertEquals(PlainReading.of(octets), PlainReading.of(message));
    }
    if (message.isRequest()) {
      checkRequest(fault);
    } else if (fault == null) {
      checkResponse();
    }
  }

  private void checkRanges(int length) {
    ascending(0, message.methodEnd(), message.startLineEnd());
    ascending(message.uriStart(), message.uriEnd(), Math.max(message.startLineEnd(), 0));
    ascending(message.reasonStart(), message.reasonEnd(), message.startLineEnd());
    ascending(message.startLineEnd(), message.headersEnd(), length);
    ascending(message.bodyStart(), message.bodyEnd(), length);
    for (int h = 0; h < message.headerCount(); h++) {
      ascending(message.startLineEnd(), message.lineStart(h), message.valueStart(h));
      ascending(message.valueStart(h), message.valueEnd(h), message.lineEnd(h));
    }
  }

  private static void ascending(int first, int second, int third) {
    assertTrue(
        0 <= first && first <= second && second <= third, first + " " + second + " " + third);
  }

  /** Reads the same octets in the midst of others; a short array is caught by its bounds. */
  private void checkLooksNotBeyond(byte[] octets, Refusal fault) {
    byte[] longer = Arrays.copyOf(octets, octets.length + BEYOND.length);
    System.arraycopy(BEYOND, 0, longer, octets.length, BEYOND.length);
    assertEquals(fault, SipParser.datagram(longer, octets.length, again));
    assertEquals(message.headerCount(), again.headerCount());
    assertEquals(message.bodyStart(), again.bodyStart());
    assertEquals(message.bodyEnd(), again.bodyEnd());
    for (int h = 0; h < message.headerCount(); h++) {
      assertEquals(message.valueEnd(h), again.valueEnd(h));
    }
    if (fault == null && message.isRequest()) {
      assertEquals(request.read(message), edited.read(again));
    }
  }

  private void checkRequest(Refusal structural) {
    Refusal fault = structural != null ? structural : request.read(message);
    if (fault == null) {
      accepted++;
      checkEdit();
      if (message.method() != Method.REGISTER) { // whose contacts are read by the registrar alone
        checkInwards();
      }
    } else {
      refused++;
      request.readForReply(message);
    }
    writer.begin(request, SOURCE, 5060, 400, "Bad Request", Octets.ascii("t"));
    OctetWriter answer = writer.end();
    assertNull(SipParser.datagram(answer.bytes(), answer.length(), again));
    if (structural == null) {
      assertEquals(answer.length(), again.bodyEnd());
      assertEquals(message.text(HeaderName.CALL_ID), again.text(HeaderName.CALL_ID));
      assertEquals(message.text(HeaderName.CSEQ), again.text(HeaderName.CSEQ));
      assertEquals(fault == null, response.read(again) && fault == null);
    }
  }

  private void checkEdit() {
    List<String> routes = MessageText.elements(message, HeaderName.ROUTE);
    int dropped = accepted % 3;
    editor.begin(SOURCE, 5060).dropRoutes(dropped);
    editor.write(
        request, Octets.ascii("SIP/2.0/TCP p;branch="), Octets.ascii("z9hG4bKx"), true, out);
    assertNull(SipParser.datagram(out.bytes(), out.length(), again));
    assertEquals(out.length(), again.bodyEnd(), "the length stated is that of the body");
    assertNull(edited.read(again));
    for (HeaderName same :
        List.of(HeaderName.FROM, HeaderName.TO, HeaderName.CALL_ID, HeaderName.CSEQ)) {
      assertEquals(message.text(same), again.text(same));
    }
    assertEquals(message.startLine(), again.startLine());
    assertEquals(request.from().tag(), edited.from().tag());
    assertEquals(request.to().tag(), edited.to().tag());
    assertEquals(request.from().uri().user(), edited.from().uri().user());
    assertEquals(request.cseq(), edited.cseq());
    int hops = request.maxForwards();
    assertEquals(hops < 0 ? 70 : Math.max(0, hops - 1), edited.maxForwards());
    assertEquals("p", edited.via().host());
    assertEquals(body(message), body(again));
    assertEquals(
        MessageText.elements(message, HeaderName.VIA).size() + 1,
        MessageText.elements(again, HeaderName.VIA).size());
    assertEquals(-1, again.first(HeaderName.INTERNAL));
    assertEquals(lines(message, EDITED), lines(again, EDITED), "all else octet for octet");
    if (!routes.contains("")) { // routing refuses an entry that is none
      assertEquals(
          routes.subList(Math.min(dropped, routes.size()), routes.size()),
          MessageText.elements(again, HeaderName.ROUTE));
    }
  }

  /** Inwards there is one way to write a message, and it says the same. */
  private void checkInwards() {
    editor.begin(SOURCE, 5060).inwards("X-Patchbay-Flow: f\r\n");
    editor.write(
        request, Octets.ascii("SIP/2.0/HOP p;branch="), Octets.ascii("z9hG4bKx"), true, out);
    assertNull(SipParser.datagram(out.bytes(), out.length(), again));
    assertEquals(out.length(), again.bodyEnd(), "the length stated is that of the body");
    assertNull(edited.read(again));
    sameParty(request.from(), edited.from());
    sameParty(request.to(), edited.to());
    assertEquals(request.cseq(), edited.cseq());
    assertEquals(message.text(HeaderName.CALL_ID), again.text(HeaderName.CALL_ID));
    assertEquals(body(message), body(again));
    assertEquals("f", again.text(HeaderName.INTERNAL));
    assertEquals(-1, again.next(again.first(HeaderName.INTERNAL)), "what came from outside");
    checkPlain();
  }

  private void checkPlain() {
    plain.write(out, outAgain);
    assertEquals(MessageText.text(out.toBytes()), MessageText.text(outAgain.toBytes()));
  }

  private static void sameParty(NameAddr before, NameAddr after) {
    assertEquals(before.tag(), after.tag());
    assertEquals(before.uri().scheme(), after.uri().scheme());
    assertEquals(before.uri().user(), after.uri().user());
    assertEquals(before.uri().host(), after.uri().host());
    assertEquals(before.uri().port(), after.uri().port());
  }

  /** The header lines as they stand, but for those that are edited. */
  private static List<String> lines(SipMessage read, Set<HeaderName> edits) {
    List<String> lines = new ArrayList<>();
    for (int h = 0; h < read.headerCount(); h++) {
      if (!edits.contains(read.name(h))) {
        lines.add(Octets.text(read.bytes(), read.lineStart(h), read.lineEnd(h)));
      }
    }
    return lines;
  }

  private static String body(SipMessage read) {
    return Octets.text(read.bytes(), read.bodyStart(), read.bodyEnd());
  }

  private void checkResponse() {
    if (!response.read(message)) {
      return;
    }
    response.writeForwarded(0, "", "", null, true, out);
    assertNull(SipParser.datagram(out.bytes(), out.length(), again));
    assertEquals(out.length(), again.bodyEnd());
    assertEquals(response.hasNextVia(), again.has(HeaderName.VIA));
    assertEquals(message.startLine(), again.startLine());
    assertEquals(message.text(HeaderName.FROM), again.text(HeaderName.FROM));
    assertEquals(message.text(HeaderName.TO), again.text(HeaderName.TO));
    assertEquals(message.text(HeaderName.CSEQ), again.text(HeaderName.CSEQ));
    assertEquals(-1, again.first(HeaderName.INTERNAL));
    assertEquals(body(message), body(again));
    assertEquals(lines(message, EDITED), lines(again, EDITED), "all else octet for octet");
    response.writeForwarded(0, "", "X-Patchbay-Flow: f\r\n", null, true, out);
    assertNull(SipParser.datagram(out.bytes(), out.length(), again));
    assertEquals("f", again.text(HeaderName.INTERNAL));
    checkPlain();
  }
}
