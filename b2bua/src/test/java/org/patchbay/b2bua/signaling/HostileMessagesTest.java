package org.patchbay.b2bua.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.b2bua.signaling.HopTexts.invite;
import static org.patchbay.b2bua.signaling.HopTexts.outgoing;
import static org.patchbay.b2bua.signaling.HopTexts.request;
import static org.patchbay.b2bua.signaling.HopTexts.response;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.b2bua.leg.OutgoingResponse;
import org.patchbay.loop.SeededIds;
import org.patchbay.testkit.sim.SimLoop;
import org.patchbay.testkit.sim.Timeline;

/** Messages that are meant to mislead, to break something, or to leave something behind. */
class HostileMessagesTest {
  private static final String LEG = "sip:leg-1@198.51.100.1";
  private static final String REFUSAL = "SIP/2.0 400 Bad Request (cannot be read)\r\n";

  private final Timeline timeline = new Timeline();
  private final SimLoop loop = new SimLoop(timeline, new SeededIds(1));
  private final FakeHop hop = new FakeHop();
  private final Reports reports = new Reports();
  private final SignalingStack stack = new SignalingStack("test", loop, hop, reports);

  @AfterEach
  void close() {
    stack.close();
  }

  private void receive(String message) {
    hop.receive(message);
    timeline.settle();
  }

  private void refuses(String message) {
    receive(message);
    assertEquals(0, reports.requests.size());
    assertEquals(1, hop.sent.size());
    assertTrue(hop.sent.get(0).startsWith(REFUSAL), hop.sent.get(0));
    assertEquals(0, stack.kept());
  }

  @ParameterizedTest
  @CsvSource({
    "'Max-Forwards: 69$', 'Max-Forwards: 69$ $'",
    "'Max-Forwards: 69$', 'X: y$\tz$Max-Forwards: 69$'",
    "'Max-Forwards: 69$', 'Max-Forwards: 69\n'",
    "'Max-Forwards: 69$', 'X: a\u0000b$Max-Forwards: 69$'",
    "'SIP/2.0$V', 'SIP/2.1$V'",
    "'SIP/2.0$V', 'SIP/2.0 $V'",
    "'INVITE sip', 'OPTIONS sip'",
    "'Max-Forwards: 69', 'Via: SIP/2.0/UDP h;rport=42949672960$Max-Forwards: 69'",
    "'Max-Forwards: 69', 'Max-Forwards: 256'",
    "'Max-Forwards: 69', 'X: y'",
    "'Contact: <sip:alice@192.0.2.10:5062>', 'X: y'",
    "'Contact: <sip:alice@192.0.2.10:5062>', 'Contact: <sip:alice@192.0.2.10'",
    "'Contact: <sip:alice@192.0.2.10:5062>', 'Contact: <x:%61@h>'",
    "'Contact: <sip:alice@192.0.2.10:5062>', 'Contact: *, <sip:a@h>'",
    "'Contact: <sip:alice@192.0.2.10:5062>', 'Contact: <sip:a@h;ttl=1>'",
    "'Record-Route: <sip:p1.example.com;lr>', 'Record-Route: <sip:a>, B, C <sip:d>'",
    "'Record-Route: <sip:p1.example.com;lr>', 'Record-Route: <sip:p1.example.com'",
    "'Content-Type: application/sdp', 'Content-Type: sdp'",
    "'Content-Type: application/sdp', 'Require:'",
    "';tag=alice-tag', ';tag=alice-tag;tag=other'",
    "';tag=alice-tag', ';tag'",
    "'From: \"Alice\" ', 'From: =\"Alice\" '",
    "'CSeq: 1 ', 'CSeq: 4294967295 '",
    "'Content-Length: 5', 'Content-Length: 4'",
    "'Content-Length: 5', 'Content-Length: 6'"
  })
  void refusesAnInviteThatTwoReadersMightReadDifferently(String part, String instead) {
    String sound = invite("z9hG4bKa", LEG);
    assertTrue(sound.contains(part.replace("$", "\r\n")), part);
    refuses(sound.replace(part.replace("$", "\r\n"), instead.replace("$", "\r\n")));
  }

  @Test
  void refusesWhatWouldTakeLongToRead() {
    refuses(invite("z9hG4bKa", LEG).replace("Contact: ", "Contact: " + "<sip:a@h>,".repeat(500)));
    hop.sent.clear();
    refuses(invite("z9hG4bKb", LEG).replace("Contact: ", "X: y\r\n".repeat(3_000) + "Contact: "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Date: yesterday", "P-Asserted-Identity: <sip:+1@h>;x=y", "Supported: ", "Via: x"})
  void readsARequestWithAHeaderThatNobodyLooksAt(String header) {
    receive(invite("z9hG4bKa", LEG).replace("Max-Forwards", header + "\r\nMax-Forwards"));
    assertEquals(header.startsWith("Via") ? 0 : 1, reports.requests.size());
  }

  @Test
  void sendsNothingOfARequestBackBesideWhatAResponseNeeds() {
    refuses(invite("z9hG4bKa", LEG).replace("10:5062>", "10"));
    assertEquals(
        REFUSAL
            + "Via: SIP/2.0/UDP proxy.example.com:5060;branch=z9hG4bKa\r\n"
            + "From: \"Alice\" <sip:alice@example.com>;tag=alice-tag\r\n"
            + "To: <sip:bob@example.com>;tag=unread\r\n"
            + "Call-ID: call-a\r\n"
            + "CSeq: 1 INVITE\r\n"
            + "Content-Length: 0\r\n\r\n",
        hop.sent.get(0));
  }

  @Test
  void doesNotTakeTheBodyForHeaders() {
    refuses(
        invite("z9hG4bKa", LEG)
            .replace("10:5062>", "10")
            .replace("v=0\r\n", "v=0\r\nVia: body\r\nTo: body\r\n\r\n"));
    assertFalse(hop.sent.get(0).contains("body"), hop.sent.get(0));
  }

  @Test
  void answersNeitherAnAckNorAResponseThatItCannotRead() {
    receive(request("ACK", "z9hG4bKa", "1 ACK", "").replace("Call-ID: call-a", "Call-ID: "));
    receive("SIP/2.0 200 OK\r\nVia: x\r\n\r\n");
    assertEquals(List.of(), hop.sent);
    assertEquals(List.of(), reports.requests);
  }

  @ParameterizedTest
  @CsvSource({
    "';tag=theirs', ';tag=theirs;tag=other'",
    "';tag=our-tag', ';tag=another'",
    "'Call-ID: our-call', 'Call-ID: another'",
    "'CSeq: 1 INVITE', 'CSeq: 2 INVITE'",
    "'Contact: <sip:theirs@192.0.2.30>', 'Contact: <'"
  })
  void takesAFinalResponseThatIsNoGoodForAFailure(String part, String instead) {
    stack.send(outgoing("INVITE", 1));
    receive(response(hop.sent.get(0), "180 Ringing", "theirs"));
    String answer = response(hop.sent.get(0), "200 OK", "theirs");
    assertTrue(answer.contains(part), answer);
    receive(answer.replace(part, instead));
    assertEquals(List.of(180, 502), reports.statuses());
    assertEquals("our-call", reports.responses.get(1).callId());
    assertTrue(hop.sent.get(1).startsWith("ACK "), hop.sent.get(1));
    timeline.advance(Duration.ofMinutes(5));
    assertEquals(0, stack.kept());
  }

  @Test
  void waitsOnAfterAProvisionalResponseThatIsNoGood() {
    stack.send(outgoing("INVITE", 1));
    receive(response(hop.sent.get(0), "180 Ringing", "a;tag=b"));
    receive(response(hop.sent.get(0), "486 Busy Here", "theirs"));
    assertEquals(List.of(486), reports.statuses());
  }

  @Test
  void dropsAResponseThatNobodyWaitsForButA2xx() {
    stack.send(outgoing("INVITE", 1));
    String sent = hop.sent.get(0);
    receive(response(sent, "486 Busy Here", "theirs"));
    receive(response(sent.replace("z9hG4bK", "z9hG4bKx"), "486 Busy Here", "other"));
    receive(response(sent.replace("z9hG4bK", "z9hG4bKx"), "200 OK", "third"));
    assertEquals(List.of(486, 200), reports.statuses());
  }

  @Test
  void givesUpAnInviteThatRingsForEver() {
    stack.send(outgoing("INVITE", 1));
    receive(response(hop.sent.get(0), "180 Ringing", "theirs"));
    timeline.advance(Duration.ofSeconds(239));
    receive(response(hop.sent.get(0), "180 Ringing", "theirs"));
    timeline.advance(Duration.ofSeconds(239));
    assertEquals(List.of(), reports.failures);
    timeline.advance(Duration.ofSeconds(2));
    assertEquals(
        List.of(new UnansweredRequest("our-call", "our-tag", "INVITE", 1, 408)), reports.failures);
    assertEquals(0, stack.kept());
    assertEquals(0, loop.timers().size());
  }

  @Test
  void keepsNothingOfAnInviteThatTheHopHadNoRoomFor() {
    hop.full = true;
    stack.send(outgoing("INVITE", 1));
    timeline.advance(Duration.ofMinutes(5));
    assertEquals(0, stack.kept());
  }

  @Test
  void keepsNothingOfAcksThatBelongToNoCall() {
    for (int i = 0; i < 100; i++) {
      receive(request("ACK", "z9hG4bK" + i, "1 ACK", ";tag=leg"));
    }
    assertEquals(100, reports.requests.size());
    assertEquals(0, stack.kept());
    assertEquals(0, loop.timers().size());
  }

  @Test
  void forgetsRequestsThatNobodyAnswers() {
    for (int i = 0; i < 100; i++) {
      receive(request("INFO", "z9hG4bK" + i, "1 INFO", ";tag=leg"));
    }
    assertEquals(100, stack.unanswered());
    timeline.advance(Duration.ofSeconds(34));
    assertEquals(0, stack.unanswered());
    assertEquals(0, stack.kept());
    assertEquals(0, loop.timers().size());
  }

  @Test
  void refusesACancelledInviteThatNobodyAnswers() {
    receive(invite("z9hG4bKa", LEG));
    receive(request("CANCEL", "z9hG4bKa", "1 CANCEL", ""));
    timeline.advance(Duration.ofSeconds(34));
    String last = hop.sent.get(hop.sent.size() - 1);
    assertTrue(last.startsWith("SIP/2.0 487 "), last);
    timeline.advance(Duration.ofMinutes(2));
    assertEquals(0, stack.kept());
  }

  @Test
  void forgetsA2xxThatNobodyReleases() {
    receive(invite("z9hG4bKa", LEG));
    stack.respond(
        reports.requests.get(0).key(),
        new OutgoingResponse(200, "OK", "ours", Optional.of(LEG), Optional.empty(), List.of()));
    timeline.advance(Duration.ofMinutes(2));
    assertEquals(0, stack.kept());
    assertEquals(0, loop.timers().size());
  }

  @Test
  void repeatsInAResponseAHeaderThatJainSipWouldNotTakeThere() {
    receive(request("INFO", "z9hG4bKa", "1 INFO", ";tag=leg"));
    stack.respond(
        reports.requests.get(0).key(),
        OutgoingResponse.of(420, "ours").with("Unsupported", "<\"").with("Retry-After", "soon"));
    String response = hop.sent.get(0);
    assertTrue(response.contains("Unsupported: <\"\r\n"), response);
    assertTrue(response.contains("Retry-After: soon\r\n"), response);
  }

  @Test
  void hasNoThreadWaitForEver() throws InterruptedException {
    Optional<Thread> waiting =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("EventScannerThread"))
            .findFirst();
    if (waiting.isPresent()) {
      waiting.get().join(Duration.ofSeconds(10).toMillis());
      assertFalse(waiting.get().isAlive());
    }
  }
}
