package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Broken messages never break what reads them. A failure names the seed and the round; the seed is
 * set by {@code -Dpatchbay.seed=N}.
 */
class MutationTest {
  private static final long SEED = Long.getLong("patchbay.seed", 20_261_121);
  private static final int ROUNDS = 15_000;
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final byte[] SOURCE = Octets.ascii("192.0.2.77");

  /** Stands behind a message in its array; whoever looks beyond the end reads another message. */
  private static final byte[] BEYOND = Octets.ascii("5\r\n ;lr>,\"@\r\n\r\nl: 3\r\n\r\n");

  private static final String ORDINARY_INVITE =
      """
      INVITE sip:bob@192.0.2.4:5070;transport=udp SIP/2.0
      Via: SIP/2.0/UDP 192.0.2.1:5060;rport;branch=z9hG4bK1, SIP/2.0/TCP h;branch=z9hG4bK0
      Max-Forwards: 70
      Route: <sip:proxy.example.com;lr>, <sip:next.example.com;lr>
      Route: <sip:last.example.com;lr>
      From: "Alice" <sip:alice@example.com>;tag=a1
      To: <sip:bob@example.com>
      Call-ID: c1@192.0.2.1
      CSeq: 1 INVITE
      Contact: <sip:alice@192.0.2.1:5060>;+sip.instance="<urn:uuid:1>", <sip:a@h>;q=0.5
      Proxy-Authorization: Digest username="alice", realm="example.com", nonce="n", response="r"
      P-Asserted-Identity: <sip:alice@example.com>
      X-Patchbay-User: alice
      Content-Type: application/sdp
      Content-Length: 5

      v=0
      """;
  private static final String ORDINARY_ANSWER =
      """
      SIP/2.0 200 OK
      Via: SIP/2.0/UDP proxy;branch=z9hG4bK1,SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK0
      Via: SIP/2.0/UDP 192.0.2.9
      Record-Route: <sip:proxy;lr>
      From: <sip:alice@example.com>;tag=a1
      To: <sip:bob@example.com>;tag=b1
      Call-ID: c1
      CSeq: 1 INVITE
      X-Patchbay-Leg: 4
      Content-Length: 0

      """;

  private final SipMessage message = new SipMessage();
  private final SipMessage again = new SipMessage();
  private final RequestHead request = new RequestHead();
  private final RequestHead edited = new RequestHead();
  private final ResponseHead response = new ResponseHead();
  private final RequestEditor editor = new RequestEditor();
  private final ResponseWriter writer = new ResponseWriter();
  private final OctetWriter out = new OctetWriter();
  private int accepted;
  private int refused;

  @Test
  void nothingThatABrokenMessageHoldsBreaksWhatReadsIt() {
    List<byte[]> seeds = new ArrayList<>();
    TortureMessages.names().forEach(name -> seeds.add(TortureMessages.octets(name)));
    for (int i = 0; i < 20; i++) {
      seeds.add(MessageText.lines(ORDINARY_INVITE));
      seeds.add(MessageText.lines(ORDINARY_INVITE.replace("INVITE", "REGISTER")));
      seeds.add(MessageText.lines(ORDINARY_ANSWER));
    }
    Mutator mutator = new Mutator(SEED, seeds);
    long end = System.nanoTime() + MOST_NANOS;
    for (int round = 0; round < ROUNDS && System.nanoTime() < end; round++) {
      byte[] octets = mutator.next();
      try {
        check(octets);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "seed " + SEED + ", round " + round + ":\n" + MessageText.text(octets), e);
      }
    }
    assertTrue(accepted > 100 && refused > 100, accepted + " accepted, " + refused + " refused");
  }

  private void check(byte[] octets) {
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
    } else {
      refused++;
      request.readForReply(message);
    }
    writer.begin(request, SOURCE, 5060, 400, "Bad Request", Octets.ascii("t"));
    OctetWriter answer = writer.end();
    if (structural == null) {
      assertNull(SipParser.datagram(answer.bytes(), answer.length(), again));
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
    if (!routes.contains("")) { // routing refuses an entry that is none
      assertEquals(
          routes.subList(Math.min(dropped, routes.size()), routes.size()),
          MessageText.elements(again, HeaderName.ROUTE));
    }
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
  }
}
