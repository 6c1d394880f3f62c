package org.patchbay.b2bua.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.b2bua.signaling.HopTexts.invite;
import static org.patchbay.b2bua.signaling.HopTexts.line;
import static org.patchbay.b2bua.signaling.HopTexts.outgoing;
import static org.patchbay.b2bua.signaling.HopTexts.request;
import static org.patchbay.b2bua.signaling.HopTexts.response;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.b2bua.leg.Body;
import org.patchbay.b2bua.leg.IncomingRequest;
import org.patchbay.b2bua.leg.OutgoingResponse;
import org.patchbay.b2bua.leg.TransactionKey;
import org.patchbay.loop.SeededIds;
import org.patchbay.testkit.sim.SimLoop;
import org.patchbay.testkit.sim.Timeline;

class SignalingStackTest {
  private final Timeline timeline = new Timeline();
  private final SimLoop loop = new SimLoop(timeline, new SeededIds(1));
  private final FakeHop hop = new FakeHop();
  private final Reports reports = new Reports();
  private final SignalingStack stack = new SignalingStack("test", loop, hop, reports);

  @AfterEach
  void close() {
    stack.close();
  }

  @Test
  void readsARequestAndAnswersIt() {
    hop.receive(invite("z9hG4bKa", "sip:token@198.51.100.1"));
    timeline.settle();
    IncomingRequest request = reports.requests.get(0);
    assertEquals("INVITE", request.method());
    assertEquals(Optional.of("alice-tag"), request.from().tag());
    assertEquals(Optional.of("Alice"), request.from().displayName());
    assertEquals(Optional.of("sip:alice@192.0.2.10:5062"), request.contact());
    assertEquals(List.of("<sip:p1.example.com;lr>"), request.recordRoutes());
    assertEquals(Optional.of("user alice"), request.header("X-Patchbay-Caller"));
    assertEquals("v=0\r\n", request.body().orElseThrow().text());
    assertEquals(69, request.maxForwards());

    stack.respond(request.key(), ok());
    String response = hop.sent.get(0);
    assertTrue(response.startsWith("SIP/2.0 200 OK\r\n"), response);
    assertTrue(
        response.contains("Via: SIP/2.0/UDP proxy.example.com:5060;branch=z9hG4bKa"), response);
    assertTrue(response.contains("Record-Route: <sip:p1.example.com;lr>"), response);
    assertTrue(response.contains(";tag=ours"), response);
    assertTrue(response.contains("Contact: <sip:token@198.51.100.1>"), response);
    assertTrue(response.endsWith("\r\n\r\nanswer"), response);
  }

  @Test
  void sendsA2xxAgainUntilItIsReleased() {
    hop.receive(invite("z9hG4bKa", "sip:token@198.51.100.1"));
    timeline.settle();
    TransactionKey key = reports.requests.get(0).key();
    stack.respond(key, ok());
    stack.respond(key, ok());
    assertEquals(2, hop.sent.size());
    assertEquals(hop.sent.get(0), hop.sent.get(1));
    stack.release(key);
    stack.respond(key, ok());
    assertEquals(2, hop.sent.size());
    assertEquals(0, stack.unanswered());
  }

  @Test
  void reportsAnInviteOnceThoughItIsSentTwice() {
    hop.receive(invite("z9hG4bKa", "sip:token@198.51.100.1"));
    hop.receive(invite("z9hG4bKa", "sip:token@198.51.100.1"));
    timeline.settle();
    assertEquals(1, reports.requests.size());
  }

  @Test
  void tellsTheCallerThatItIsTryingByTheVirtualTimer() {
    hop.receive(invite("z9hG4bKa", "sip:token@198.51.100.1"));
    timeline.advance(Duration.ofMillis(199));
    assertEquals(List.of(), hop.sent);
    timeline.advance(Duration.ofMillis(1));
    assertTrue(hop.sent.get(0).startsWith("SIP/2.0 100 "), hop.sent.get(0));
  }

  @Test
  void answersACancelAndNamesTheInviteThatItCancels() {
    hop.receive(invite("z9hG4bKa", "sip:token@198.51.100.1"));
    timeline.settle();
    hop.receive(request("CANCEL", "z9hG4bKa", "1 CANCEL", ""));
    timeline.settle();
    assertTrue(hop.sent.get(0).startsWith("SIP/2.0 200 OK"), hop.sent.get(0));
    assertTrue(hop.sent.get(0).contains("1 CANCEL"), hop.sent.get(0));
    assertEquals("CANCEL", reports.requests.get(1).method());
    assertEquals(reports.requests.get(0).key(), reports.requests.get(1).key());
  }

  @Test
  void refusesACancelOfNothing() {
    hop.receive(request("CANCEL", "z9hG4bKx", "1 CANCEL", ""));
    timeline.settle();
    assertTrue(hop.sent.get(0).startsWith("SIP/2.0 481 "), hop.sent.get(0));
    assertEquals(0, reports.requests.size());
  }

  @Test
  void absorbsTheAckOfARefusalAndReportsThatOfA2xx() {
    hop.receive(invite("z9hG4bKa", "sip:token@198.51.100.1"));
    timeline.settle();
    stack.respond(reports.requests.get(0).key(), OutgoingResponse.of(486, "ours"));
    hop.receive(request("ACK", "z9hG4bKa", "1 ACK", ""));
    timeline.settle();
    assertEquals(1, reports.requests.size());
    hop.receive(request("ACK", "z9hG4bKb", "1 ACK", ";tag=ours"));
    timeline.settle();
    assertEquals("ACK", reports.requests.get(1).method());
  }

  @Test
  void sendsARequestAndReportsItsResponses() {
    stack.send(outgoing("INVITE", 1));
    String sent = hop.sent.get(0);
    assertTrue(sent.startsWith("INVITE sip:+12065550100@192.0.2.20 SIP/2.0\r\n"), sent);
    assertTrue(sent.contains("Route: <sip:sbc1@trunk.invalid;lr>\r\n"), sent);
    assertTrue(sent.contains("Max-Forwards: 69\r\n"), sent);
    hop.receive(response(sent, "180 Ringing", "theirs"));
    hop.receive(response(sent, "200 OK", "theirs"));
    hop.receive(response(sent, "200 OK", "another"));
    timeline.settle();
    assertEquals(List.of(180, 200, 200), reports.statuses());
    assertEquals(Optional.of("another"), reports.responses.get(2).remoteTag());
    assertEquals("our-tag", reports.responses.get(0).localTag());
  }

  @Test
  void acknowledgesARefusalByItself() {
    stack.send(outgoing("INVITE", 1));
    hop.receive(response(hop.sent.get(0), "503 Service Unavailable", "theirs"));
    timeline.settle();
    assertEquals(List.of(503), reports.statuses());
    assertTrue(hop.sent.get(1).startsWith("ACK sip:+12065550100@192.0.2.20"), hop.sent.get(1));
  }

  @Test
  void reportsAnInviteThatNobodyAnswersAfterTimerB() {
    stack.send(outgoing("INVITE", 1));
    timeline.advance(Duration.ofSeconds(31));
    assertEquals(List.of(), reports.failures);
    timeline.advance(Duration.ofSeconds(2));
    assertEquals(
        List.of(new UnansweredRequest("our-call", "our-tag", "INVITE", 1, 408)), reports.failures);
    assertEquals(1, hop.sent.size());
  }

  @Test
  void reportsAByeThatNobodyAnswersAfterTimerF() {
    stack.send(outgoing("BYE", 2));
    timeline.advance(Duration.ofSeconds(33));
    assertEquals(
        List.of(new UnansweredRequest("our-call", "our-tag", "BYE", 2, 408)), reports.failures);
  }

  @Test
  void cancelsWithTheBranchOfTheInvite() {
    stack.send(outgoing("INVITE", 1));
    hop.receive(response(hop.sent.get(0), "180 Ringing", "theirs"));
    timeline.settle();
    stack.cancel(outgoing("CANCEL", 1));
    String cancel = hop.sent.get(1);
    assertTrue(cancel.startsWith("CANCEL sip:+12065550100@192.0.2.20"), cancel);
    assertEquals(line(hop.sent.get(0), "Via:"), line(cancel, "Via:"));
    assertTrue(cancel.contains("Route: <sip:sbc1@trunk.invalid;lr>\r\n"), cancel);
  }

  @Test
  void reportsThatTheHopIsFull() {
    hop.full = true;
    stack.send(outgoing("INVITE", 1));
    timeline.settle();
    assertEquals(503, reports.failures.get(0).status());
  }

  @Test
  void refusesWhatItCannotRead() {
    hop.receive(invite("z9hG4bKa", "sip:token@198.51.100.1").replace("CSeq: 1 ", "CSeq: one "));
    timeline.settle();
    assertTrue(
        hop.sent.get(0).startsWith("SIP/2.0 400 Bad Request (cannot be read)\r\n"),
        hop.sent.get(0));
    assertEquals(0, reports.requests.size());
  }

  @Test
  void dropsWhatIsNoMessage() {
    hop.receive("\r\n\r\n");
    hop.receive("nonsense");
    hop.receive("SIP/2.0 nonsense\r\n\r\n");
    timeline.settle();
    assertEquals(0, reports.requests.size());
    assertEquals(0, reports.responses.size());
  }

  @Test
  void leavesNoTimerBehind() {
    hop.receive(invite("z9hG4bKa", "sip:token@198.51.100.1"));
    timeline.settle();
    stack.respond(reports.requests.get(0).key(), OutgoingResponse.of(486, "ours"));
    hop.receive(request("ACK", "z9hG4bKa", "1 ACK", ""));
    stack.send(outgoing("BYE", 2));
    hop.receive(response(hop.sent.get(1), "200 OK", "theirs"));
    timeline.advance(Duration.ofSeconds(60));
    assertEquals(0, loop.timers().size());
  }

  @Test
  void sendsTheSameFromTheSameSeed() {
    assertFalse(hop.sent.iterator().hasNext());
    stack.send(outgoing("INVITE", 1));
    SimLoop again = new SimLoop(timeline, new SeededIds(1));
    FakeHop other = new FakeHop();
    try (SignalingStack twin = new SignalingStack("twin", again, other, reports)) {
      twin.send(outgoing("INVITE", 1));
    }
    assertEquals(hop.sent, other.sent);
  }

  private static OutgoingResponse ok() {
    return new OutgoingResponse(
        200,
        "OK",
        "ours",
        Optional.of("sip:token@198.51.100.1"),
        Optional.of(Body.sdp("answer")),
        List.of());
  }
}
