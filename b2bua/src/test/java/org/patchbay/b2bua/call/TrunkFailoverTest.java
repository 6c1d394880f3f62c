package org.patchbay.b2bua.call;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrunkFailoverTest {
  private final CallWorld world = new CallWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void goesOnAtOnceAfter503() {
    SipText first = invited();
    world.gives(first.response("503 Service Unavailable", "one", ""));
    world.gets("ACK");
    world.gets("INVITE sip:+12065550100@sbc2.example.net");
  }

  @Test
  void goesOnAfter100And503() {
    SipText first = invited();
    world.gives(first.response("100 Trying", "one", ""));
    world.gives(first.response("503 Service Unavailable", "one", ""));
    world.gets("ACK");
    world.gets("INVITE sip:+12065550100@sbc2");
  }

  @Test
  void goesOnAfterTheResponseTimeoutAndCancelsALateProvisional() {
    SipText first = invited();
    world.passes(Duration.ofMillis(3999));
    world.getsNothing();
    world.passes(Duration.ofMillis(1));
    SipText second = world.gets("INVITE sip:+12065550100@sbc2");
    world.gives(first.response("180 Ringing", "one", ""));
    world.gets("CANCEL sip:+12065550100@sbc1");
    world.gives(second.response("180 Ringing", "two", ""));
    world.gets("180");
    world.getsNothing();
  }

  @Test
  void endsALateAnswerOfTheAbandonedTrunk() {
    SipText first = invited();
    world.passes(Duration.ofSeconds(4));
    world.gets("INVITE sip:+12065550100@sbc2");
    world.gives(first.response("200 OK", "one", CallWorld.PCMA));
    world.gets("ACK");
    world.gets("BYE");
    world.getsNothing();
  }

  @Test
  void doesNotRingASecondTelephone() {
    SipText first = invited();
    world.gives(first.response("180 Ringing", "one", ""));
    world.gets("180");
    world.gives(first.response("503 Service Unavailable", "one", ""));
    world.gets("ACK");
    world.gets("503");
    world.getsNothing();
  }

  @Test
  void doesNotGoOnAfterARefusalOfTheCallee() {
    for (String status : new String[] {"486 Busy Here", "600 Busy Everywhere", "603 Decline"}) {
      try (CallWorld other = new CallWorld()) {
        other.invites(CallWorld.OPUS);
        SipText first = other.gets("INVITE");
        other.gives(first.response(status, "one", ""));
        other.gets("ACK");
        SipText refusal = other.gets(status.substring(0, 3));
        assertTrue(refusal.header("Warning").contains("trunk sbc1 answered"), refusal.text());
        other.getsNothing();
      }
    }
  }

  @Test
  void waitsAsLongAsTheTrunkTries() {
    SipText first = invited();
    world.gives(first.response("100 Trying", "one", ""));
    world.passes(Duration.ofSeconds(60));
    world.getsNothing();
    world.gives(first.response("180 Ringing", "one", ""));
    world.gets("180");
  }

  @Test
  void tellsTheCallerWhenTheLastTrunkFails() {
    SipText first = invited();
    world.gives(first.response("503 Service Unavailable", "one", ""));
    world.gets("ACK");
    SipText second = world.gets("INVITE");
    world.gives(second.response("504 Server Time-out", "two", ""));
    world.gets("ACK");
    world.gets("504");
    world.gives(world.fromCaller("ACK", "a", 1, ";tag=x", ""));
    world.isIdle();
  }

  @Test
  void waitsForTheLastTrunkUntilTimerB() {
    SipText first = invited();
    world.gives(first.response("503 Service Unavailable", "one", ""));
    world.gets("ACK");
    world.gets("INVITE");
    world.passes(Duration.ofSeconds(31));
    world.getsNothing();
    world.passes(Duration.ofSeconds(2));
    world.gets("504");
    world.isIdle();
  }

  @Test
  void cancelsWhatIsRingingWhenTheCallerGivesUpAfterAFailover() {
    SipText first = invited();
    world.gives(first.response("503 Service Unavailable", "one", ""));
    world.gets("ACK");
    SipText second = world.gets("INVITE");
    world.gives(second.response("180 Ringing", "two", ""));
    world.gets("180");
    world.gives(world.fromCaller("CANCEL", "a", 1, "", ""));
    world.gets("200");
    world.gets("487");
    world.gets("CANCEL sip:+12065550100@sbc2");
    world.getsNothing();
  }

  private SipText invited() {
    world.invites(CallWorld.OPUS);
    return world.gets("INVITE sip:+12065550100@sbc1");
  }
}
