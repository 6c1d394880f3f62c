package org.patchbay.b2bua.leg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionChangeTest {
  private static final LegInput.Offer OFFER = new LegInput.Offer(Body.sdp("offer"));
  private static final LegInput.AnswerOffer ANSWER = new LegInput.AnswerOffer(Body.sdp("a"));

  @Test
  void answersAReinviteWithRetransmissionAndAck() {
    LegUnderTest leg = LegUnderTest.incomingConfirmed().gets("INVITE", 8).did("tell Offered");
    leg.does(ANSWER).did("200 to INVITE8", "arm REPEAT_2XX 500", "arm ACK_OVERDUE 32000");
    leg.gets("ACK", 8).did("release INVITE8", "tell Acknowledged");
    assertEquals(ChangeState.STABLE, leg.leg.change());
  }

  @Test
  void refusesASecondReinviteBeforeTheFirstIsAnswered() {
    LegUnderTest.incomingConfirmed().gets("INVITE", 8).gets("INVITE", 9).did("500 to INVITE9");
  }

  @Test
  void refusesAnOfferWhileTheAnswerToItsOwnIsToComeInTheAck() {
    LegUnderTest leg = LegUnderTest.incomingConfirmed().getsWithoutBody("INVITE", 8).does(ANSWER);
    leg.gets("INVITE", 9).did("500 to INVITE9");
    leg.gets("ACK", 8).did("release INVITE8", "tell Acknowledged");
  }

  @Test
  void answersAReinviteThoughAnUpdateCameBetween() {
    LegUnderTest leg = LegUnderTest.incomingConfirmed().gets("INVITE", 8);
    leg.gets("UPDATE", 9).did("500 to UPDATE9");
    leg.does(ANSWER).gets("ACK", 8).did("release INVITE8", "tell Acknowledged");
  }

  @Test
  void reinvitesAndAcknowledges() {
    LegUnderTest leg = LegUnderTest.outgoingConfirmed().does(OFFER).did("send INVITE 2");
    leg.gets(200, "INVITE", 2, "theirs").did("send ACK 2", "tell OfferAnswered");
    leg.gets(200, "INVITE", 2, "theirs").did("send ACK 2");
  }

  @Test
  void acknowledgesAnOldAnswerAgainAfterAReinvite() {
    LegUnderTest.outgoingConfirmed()
        .does(OFFER)
        .gets(200, "INVITE", 2, "theirs")
        .gets(200, "INVITE", 1, "theirs")
        .did("send ACK 1")
        .in(LegState.CONFIRMED);
  }

  @Test
  void refusesAReinviteThatMeetsItsOwn() {
    LegUnderTest.outgoingConfirmed().does(OFFER).gets("INVITE", 1).did("491 to INVITE1");
  }

  @Test
  void backsOffFromAGlareLongerIfTheCallIdIsItsOwn() {
    LegUnderTest ours =
        LegUnderTest.outgoingConfirmed().does(OFFER).gets(491, "INVITE", 2, "theirs");
    ours.did("arm RETRY_OFFER 2100");
    ours.does(new LegInput.Fired(LegTimer.RETRY_OFFER)).did("send INVITE 3");
    LegUnderTest.incomingConfirmed()
        .does(OFFER)
        .gets(491, "INVITE", 1, "theirs")
        .did("arm RETRY_OFFER 10");
  }

  @Test
  void dropsItsOfferWhenThePartyIsQuickerAfterAGlare() {
    LegUnderTest leg =
        LegUnderTest.outgoingConfirmed().does(OFFER).gets(491, "INVITE", 2, "theirs");
    leg.gets("INVITE", 1).did("tell OfferRefused", "tell Offered");
    leg.does(new LegInput.Fired(LegTimer.RETRY_OFFER)).did();
  }

  @Test
  void hasItsOfferRefusedWhileAnotherIsOpen() {
    LegUnderTest leg = LegUnderTest.incomingConfirmed().gets("INVITE", 8);
    leg.does(OFFER).did("tell OfferRefused");
    leg.does(ANSWER).does(OFFER).did("tell OfferRefused");
  }

  @Test
  void keepsTheSessionWhenAReinviteIsRefused() {
    LegUnderTest.outgoingConfirmed()
        .does(OFFER)
        .gets(488, "INVITE", 2, "theirs")
        .did("tell OfferRefused")
        .in(LegState.CONFIRMED);
  }

  @Test
  void endsTheLegWhenThePartyKnowsOfNoDialog() {
    LegUnderTest.outgoingConfirmed()
        .does(OFFER)
        .gets(481, "INVITE", 2, "theirs")
        .did("send BYE 3", "tell Broken");
  }

  @Test
  void answersByeDuringAReinviteAndRefusesThat() {
    LegUnderTest.incomingConfirmed()
        .gets("INVITE", 8)
        .gets("BYE", 9)
        .did("200 to BYE9", "487 to INVITE8", "tell HungUp");
  }

  @Test
  void refusesAnOpenReinviteWhenItHangsUpItself() {
    LegUnderTest.incomingConfirmed()
        .gets("INVITE", 8)
        .hangsUp()
        .did("487 to INVITE8", "send BYE 1");
  }

  @Test
  void cancelsOnlyTheReinvite() {
    LegUnderTest leg = LegUnderTest.incomingConfirmed().gets("INVITE", 8).gets("CANCEL", 8);
    leg.did("487 to INVITE8").in(LegState.CONFIRMED);
    assertEquals(ChangeState.STABLE, leg.leg.change());
  }

  @Test
  void acknowledgesTheAnswerToAReinviteAfterItsOwnBye() {
    LegUnderTest.outgoingConfirmed()
        .does(OFFER)
        .hangsUp()
        .gets(200, "INVITE", 2, "theirs")
        .did("send ACK 2");
  }

  @Test
  void takesAnUpdateWithoutABodyForATargetRefresh() {
    LegUnderTest leg =
        LegUnderTest.incomingConfirmed().getsWithoutBody("UPDATE", 8).did("200 to UPDATE8");
    leg.hangsUp();
    assertEquals("sip:moved@192.0.2.31", leg.action(LegAction.Send.class).request().requestUri());
  }

  @Test
  void tellsOfAnUpdateWithAnOffer() {
    LegUnderTest leg = LegUnderTest.incomingConfirmed().gets("UPDATE", 8).did("tell Offered");
    leg.does(
            new LegInput.Reply(
                new TransactionKey("UPDATE8"),
                new OutgoingResponse(
                    200, "OK", "ours", Optional.empty(), Optional.empty(), List.of())))
        .did("200 to UPDATE8");
  }

  @Test
  void hasATransitionForEveryStateAndInput() {
    for (LegState state : LegState.values()) {
      for (CallSetup.Input input : CallSetup.Input.values()) {
        assertTrue(CallSetup.next(state, input).next() != null);
      }
    }
    for (ChangeState state : ChangeState.values()) {
      for (SessionChange.Input input : SessionChange.Input.values()) {
        assertTrue(SessionChange.next(state, input).next() != null);
      }
    }
  }
}
