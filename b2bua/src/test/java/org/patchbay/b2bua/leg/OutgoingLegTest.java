package org.patchbay.b2bua.leg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutgoingLegTest {

  @Test
  void invitesWithItsOwnIdentity() {
    OutgoingRequest invite =
        LegUnderTest.outgoing().did("send INVITE 1").action(LegAction.Send.class).request();
    assertEquals("sip:+12065550100@192.0.2.20", invite.requestUri());
    assertEquals(List.of("<sip:trunk.sbc1@hop.invalid;lr>"), invite.routes());
    assertEquals(Optional.of("sip:leg-token@hop.invalid"), invite.contact());
    assertEquals(69, invite.maxForwards());
  }

  @Test
  void tellsOfRingingAndAcknowledgesTheAnswerAlongTheRouteSet() {
    LegUnderTest leg = LegUnderTest.outgoing();
    leg.gets(180, "INVITE", 1, "theirs").did("tell Progressed").in(LegState.PROCEEDING);
    leg.gets(200, "INVITE", 1, "theirs").did("send ACK 1", "tell Answered");
    OutgoingRequest ack = leg.action(LegAction.Send.class).request();
    assertEquals("sip:theirs@192.0.2.30", ack.requestUri());
    assertEquals(List.of("<sip:p2.example.com;lr>", "<sip:p1.example.com;lr>"), ack.routes());
    assertEquals(Optional.of("theirs"), ack.to().tag());
    leg.in(LegState.CONFIRMED);
  }

  @Test
  void acknowledgesARepeatedAnswerAgain() {
    LegUnderTest.outgoingConfirmed().gets(200, "INVITE", 1, "theirs").did("send ACK 1");
  }

  @Test
  void endsTheSecondOfTwoAnswers() {
    LegUnderTest leg = LegUnderTest.outgoing();
    leg.gets(180, "INVITE", 1, "one").gets(180, "INVITE", 1, "two");
    leg.gets(200, "INVITE", 1, "two").did("send ACK 1", "tell Answered");
    leg.gets(200, "INVITE", 1, "one").did("send ACK 1", "send BYE 2").in(LegState.CONFIRMED);
    leg.gets(200, "BYE", 2, "one").did();
    leg.hangsUp().did("send BYE 3");
    assertEquals(Optional.of("two"), leg.action(LegAction.Send.class).request().to().tag());
  }

  @Test
  void cancelsAfterAProvisionalResponse() {
    LegUnderTest leg = LegUnderTest.outgoing().gets(100, "INVITE", 1, "").did("tell Trying");
    leg.hangsUp().did("cancel", "arm CANCEL_OVERDUE 32000");
    leg.gets(487, "INVITE", 1, "theirs").did("tell Ended").in(LegState.ENDED);
  }

  @Test
  void waitsForAProvisionalResponseBeforeItCancels() {
    LegUnderTest leg = LegUnderTest.outgoing().hangsUp().did().in(LegState.ABANDONED);
    leg.gets(180, "INVITE", 1, "theirs").did("cancel", "arm CANCEL_OVERDUE 32000");
  }

  @Test
  void endsAnAnswerThatCrossedTheCancel() {
    LegUnderTest leg = LegUnderTest.outgoing().gets(180, "INVITE", 1, "theirs").hangsUp();
    leg.gets(200, "INVITE", 1, "theirs").did("send ACK 1", "send BYE 2");
    leg.gets(200, "BYE", 2, "theirs").did("tell Ended").in(LegState.ENDED);
  }

  @Test
  void endsAnAnswerThatCameLaterThanItWasWaitedFor() {
    LegUnderTest.outgoing()
        .hangsUp()
        .gets(200, "INVITE", 1, "theirs")
        .did("send ACK 1", "send BYE 2");
  }

  @Test
  void doesNotWaitForeverForTheEndOfACancelledInvite() {
    LegUnderTest.outgoing()
        .gets(180, "INVITE", 1, "theirs")
        .hangsUp()
        .does(new LegInput.Fired(LegTimer.CANCEL_OVERDUE))
        .did("tell Ended");
  }

  @Test
  void tellsOfARefusal() {
    LegUnderTest.outgoing().gets(486, "INVITE", 1, "theirs").did("tell Refused");
  }

  @Test
  void takesATimeoutForARefusal() {
    LegUnderTest leg =
        LegUnderTest.outgoing().does(new LegInput.Failed("INVITE", 1, 408)).did("tell Refused");
    leg.in(LegState.ENDED);
  }

  @Test
  void keepsNoMoreDialogsThanAForkMayCost() {
    LegUnderTest leg = LegUnderTest.outgoing();
    for (int i = 0; i < 100; i++) {
      leg.gets(180, "INVITE", 1, "fork" + i);
    }
    assertEquals(LegRecord.MOST_DIALOGS, leg.leg.dialogs().size());
  }

  @Test
  void endsWhenTheByeIsNotAnswered() {
    LegUnderTest.outgoingConfirmed()
        .hangsUp()
        .did("send BYE 2")
        .does(new LegInput.Failed("BYE", 2, 408))
        .did("tell Ended");
  }

  @Test
  void refusesWhatIsAskedOfADialogThatItEnds() {
    LegUnderTest.outgoingConfirmed().hangsUp().gets("INFO", 1).did("481 to INFO1");
    LegUnderTest leg = LegUnderTest.outgoing().gets(180, "INVITE", 1, "theirs").hangsUp();
    leg.gets("INFO", 1).did("481 to INFO1");
  }

  @Test
  void answersAByeThatCrossedItsOwn() {
    LegUnderTest.outgoingConfirmed().hangsUp().gets("BYE", 1).did("200 to BYE1");
  }
}
