package org.patchbay.b2bua.leg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IncomingLegTest {
  private static final LegInput.Answer ANSWER = new LegInput.Answer(Body.sdp("answer"));

  @Test
  void answersAndWaitsForTheAck() {
    LegUnderTest leg = LegUnderTest.incoming();
    leg.does(new LegInput.Progress(180, Optional.empty())).did("180 to INVITE7");
    leg.does(ANSWER).did("200 to INVITE7", "arm REPEAT_2XX 500", "arm ACK_OVERDUE 32000");
    assertEquals(
        Optional.of("sip:leg-token@hop.invalid"),
        leg.action(LegAction.Respond.class).response().contact());
    leg.gets("ACK", 7).did("release INVITE7", "tell Acknowledged").in(LegState.CONFIRMED);
  }

  @Test
  void repeatsTheAnswerEverMoreSlowlyUpToT2() {
    LegUnderTest leg = LegUnderTest.incoming().does(ANSWER);
    for (int interval : new int[] {1000, 2000, 4000, 4000}) {
      leg.does(new LegInput.Fired(LegTimer.REPEAT_2XX))
          .did("200 to INVITE7", "arm REPEAT_2XX " + interval);
    }
  }

  @Test
  void hangsUpWhenNoAckComes() {
    LegUnderTest.incoming()
        .does(ANSWER)
        .does(new LegInput.Fired(LegTimer.ACK_OVERDUE))
        .did("release INVITE7", "send BYE 1", "tell Broken")
        .in(LegState.HANGING_UP);
  }

  @Test
  void doesNotSendAByeBeforeTheAck() {
    LegUnderTest leg = LegUnderTest.incoming().does(ANSWER).hangsUp().did();
    leg.gets("ACK", 7).did("release INVITE7", "send BYE 1").in(LegState.HANGING_UP);
  }

  @Test
  void refusesACancelledInvite() {
    LegUnderTest.incoming()
        .gets("CANCEL", 7)
        .did("487 to INVITE7", "tell Cancelled")
        .in(LegState.ENDED);
  }

  @Test
  void takesNoNoticeOfACancelThatCameAfterTheAnswer() {
    LegUnderTest.incoming().does(ANSWER).gets("CANCEL", 7).did().in(LegState.ANSWERED);
  }

  @Test
  void doesNotAnswerAfterACancel() {
    LegUnderTest.incoming().gets("CANCEL", 7).does(ANSWER).did();
  }

  @Test
  void takesAByeInAnEarlyDialogForACancel() {
    LegUnderTest.incoming().gets("BYE", 8).did("200 to BYE8", "487 to INVITE7", "tell HungUp");
  }

  @Test
  void hearsTheByeThoughTheAckIsLost() {
    LegUnderTest.incoming()
        .does(ANSWER)
        .gets("BYE", 8)
        .did("200 to BYE8", "release INVITE7", "tell HungUp");
  }

  @Test
  void takesAReinviteForTheAckThatIsLost() {
    LegUnderTest.incoming()
        .does(ANSWER)
        .gets("INVITE", 8)
        .did("release INVITE7", "tell Acknowledged", "tell Offered")
        .in(LegState.CONFIRMED);
  }

  @Test
  void takesAnUpdateForTheAckThatIsLost() {
    LegUnderTest.incoming()
        .does(ANSWER)
        .gets("UPDATE", 8)
        .did("release INVITE7", "tell Acknowledged", "tell Offered")
        .in(LegState.CONFIRMED);
  }

  @Test
  void refusesAnOfferWhileTheAnswerToItsOwnIsToComeInTheAck() {
    LegUnderTest.incomingWithoutOffer()
        .does(ANSWER)
        .gets("INVITE", 8)
        .did("500 to INVITE8")
        .in(LegState.ANSWERED);
  }

  @Test
  void refusesAStaleSequenceNumber() {
    LegUnderTest.incomingConfirmed().gets("BYE", 6).did("500 to BYE6").in(LegState.CONFIRMED);
  }

  @Test
  void sendsItsByeToTheCallersContactAlongTheRecordedRoute() {
    LegUnderTest leg = LegUnderTest.incomingConfirmed().hangsUp().did("send BYE 1");
    OutgoingRequest bye = leg.action(LegAction.Send.class).request();
    assertEquals("sip:alice@192.0.2.10", bye.requestUri());
    assertEquals(List.of("<sip:p1.example.com;lr>", "<sip:p2.example.com;lr>"), bye.routes());
    assertEquals(Optional.of("ours"), bye.from().tag());
    assertEquals(Optional.of("theirs"), bye.to().tag());
  }

  @Test
  void sendsItsByeToAPhoneByTheWayThatItsMessagesCame() {
    LegUnderTest leg = LegUnderTest.incomingByFlow().does(ANSWER).gets("ACK", 7).hangsUp();
    assertEquals(
        List.of(
            "<sip:flow.abc@hop.invalid;lr>", "<sip:p1.example.com;lr>", "<sip:p2.example.com;lr>"),
        leg.action(LegAction.Send.class).request().routes());
  }

  @Test
  void followsAPhoneToWhereItsUpdateCameFrom() {
    LegUnderTest leg = LegUnderTest.incomingByFlow().does(ANSWER).gets("ACK", 7);
    leg.getsWithoutBody("UPDATE", 8).hangsUp();
    OutgoingRequest bye = leg.action(LegAction.Send.class).request();
    assertEquals("<sip:flow.def@hop.invalid;lr>", bye.routes().get(0));
    assertEquals("sip:moved@192.0.2.31", bye.requestUri());
  }

  @Test
  void saysThatNoDialogIsLeftAfterTheEnd() {
    LegUnderTest.incomingConfirmed().gets("BYE", 8).gets("INFO", 9).did("481 to INFO9");
  }

  @Test
  void acknowledgesNothingByAnAckOfAnotherNumber() {
    LegUnderTest.incoming().does(ANSWER).gets("ACK", 6).did().in(LegState.ANSWERED);
  }
}
