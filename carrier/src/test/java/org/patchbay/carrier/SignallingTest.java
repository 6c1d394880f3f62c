package org.patchbay.carrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.patchbay.testkit.Match.next;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;
import static org.patchbay.testkit.sip.Method.OPTIONS;
import static org.patchbay.testkit.sip.Method.REGISTER;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.carrier.line.CarrierNumber;
import org.patchbay.testkit.net.Transport;

/** The carrier as a user agent (RFC 3261). */
class SignallingTest {
  private static final String CARRIER = "sip:" + Scene.HOST;

  @Test
  void answersOptions() {
    Scene.play(
        scene -> {
          scene.alice.sends(OPTIONS).to(CARRIER);
          scene.alice.expects(200, OPTIONS).containing("Allow", "INVITE");
        });
  }

  @Test
  void knowsNoOtherMethod() {
    Scene.play(
        scene -> {
          scene.alice.sends(MESSAGE).to(CARRIER);
          scene.alice.expects(405, MESSAGE).containing("Allow", "BYE");
          scene.alice.sends(REGISTER).to(CARRIER);
          scene.alice.expects(405, REGISTER);
        });
  }

  @Test
  void knowsNoOtherMethodWithinACall() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.ECHO);
          scene.connects();
          scene.alice.sends("INFO");
          scene.alice.expects(405);
          scene.alice.sends(OPTIONS);
          scene.alice.expects(200, OPTIONS);
          assertEquals(1, scene.carrier.callCount());
        });
  }

  @Test
  void knowsNoExtension() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.ECHO).with("Require", "100rel, timer");
          scene.alice.expects(420).with("Unsupported", "100rel, timer");
        });
  }

  @Test
  void saysWhatIsWrongWithARequest() {
    Scene.play(
        scene -> {
          scene.alice.sends(INVITE).to("mailto:echo@example.org").towards(scene.host);
          scene.alice.expects(416);
        });
  }

  @Test
  void ignoresWhatIsNoSip() {
    Scene.play(
        scene -> {
          scene.alice.sendsText("nonsense\n\n");
          scene.alice.expectsNothing();
        });
  }

  @Test
  void knowsNoDialogOfOthers() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.ECHO);
          scene.connects();
          scene.alice.sends(BYE).replacing("To", "<sip:x@example.com>;tag=guessed");
          scene.alice.expects(481, BYE);
          scene.alice.sends(BYE).replacing("To", "<sip:x@example.com>");
          scene.alice.expects(481, BYE);
          assertEquals(1, scene.carrier.callCount());
        });
  }

  @Test
  void knowsNoDialogThatIsOver() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.ECHO);
          scene.connects();
          scene.alice.sends(BYE);
          scene.alice.expects(200, BYE);
          scene.alice.sends(BYE);
          scene.alice.expects(481, BYE);
        });
  }

  @Test
  void refusesAnOldCSeq() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.ECHO);
          scene.connects();
          scene.alice.sends(BYE).replacing("CSeq", "1 BYE");
          scene.alice.expects(500, BYE);
        });
  }

  @Test
  void doesNotCancelWhatIsAnswered() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.ECHO);
          scene.alice.expects(200, INVITE);
          scene.alice.sends(CANCEL);
          scene.alice.expects(200, CANCEL);
          scene.alice.sends(ACK);
          scene.world.settle();
          assertEquals(1, scene.carrier.callCount());
        });
  }

  @Test
  void knowsNothingToCancel() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.ECHO);
          scene.connects();
          scene
              .alice
              .sends(CANCEL)
              .replacing("Via", "SIP/2.0/UDP 198.51.100.1:5060;branch=z9hG4bKother");
          scene.alice.expects(481, CANCEL);
        });
  }

  @Test
  void endsAnUnansweredCallByBye() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.UNANSWERED);
          scene.alice.expects(180);
          scene.alice.sends(BYE);
          scene.alice.expects(200, BYE);
          scene.alice.expects(487, INVITE);
          scene.alice.sends(ACK);
          assertEquals(0, scene.carrier.callCount());
        });
  }

  @Test
  void sendsItsAnswerAgainUntilItIsAcknowledged() {
    Scene.play(
        scene -> {
          scene.world.lose(next(200, INVITE), 2);
          scene.call(CarrierNumber.ECHO);
          scene.alice.expects(200, INVITE);
          scene.alice.expectsAgain(200);
          scene.alice.sends(ACK);
          scene.advance(100);
          scene.alice.forgets();
          scene.advance(10_000);
          scene.alice.expectsNothing();
          assertEquals(1, scene.carrier.callCount());
        });
  }

  @Test
  void hangsUpWhereItsAnswerIsNeverAcknowledged() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.TONE);
          scene.alice.expects(200, INVITE);
          scene.alice.expectsNothingFor(Duration.ofSeconds(31));
          scene.alice.expects(BYE);
          scene.alice.sends(200);
          assertEquals(0, scene.carrier.callCount());
        });
  }

  @Test
  void sendsARefusalAgainUntilItIsAcknowledged() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.BUSY);
          scene.alice.expects(486);
          scene.alice.expectsAgain(486);
          scene.alice.sends(ACK);
          scene.advance(100);
          scene.alice.forgets();
          scene.alice.expectsNothingFor(Duration.ofSeconds(10));
        });
  }

  @Test
  void takesARetransmissionForOneCall() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.UNANSWERED);
          scene.alice.expects(180);
          scene.alice.resends(INVITE);
          scene.alice.expectsAgain(180);
          assertEquals(1, scene.carrier.callCount());
        });
  }

  @Test
  void refusesAReinviteBeforeTheAck() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.ECHO);
          scene.alice.expects(200, INVITE);
          scene.alice.sends(INVITE);
          scene.alice.expects(500, INVITE).containing("Retry-After", "");
        });
  }

  @Test
  void followsTheRouteThatTheInviteRecorded() {
    Scene.play(
        scene -> {
          scene
              .call(CarrierNumber.CALL_BACK)
              .with("Record-Route", "<sip:198.51.100.1;lr;n=1>, <sip:198.51.100.9;lr;n=2>");
          scene.alice.expects(200, INVITE).containing("Record-Route", "n=2");
          scene.alice.sends(ACK).towards(scene.host);
          scene.alice.expects(BYE).containing("Route", "n=1").containing("Route", "n=2");
          scene.alice.sends(200);
        });
  }

  @Test
  void speaksTcp() {
    Scene.play(
        scene -> {
          scene.alice.over(Transport.TCP);
          scene.call(CarrierNumber.TONE);
          scene.connects().containing("Contact", "transport=tcp");
          scene.advance(1000);
          scene.alice.sends(BYE);
          scene.alice.expects(200, BYE);
        });
  }

  @Test
  void doesNotRepeatWhatARequestUriHidesInEscapes() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.ECHO);
          scene.connects();
          scene.alice.sends(INVITE).body("application/sdp", scene.sdp("0"));
          scene.alice.expects(200, INVITE);
          scene.alice.sends(ACK);
          String uri = "sip:a%0d%0aEvil:%20yes@" + Scene.HOST;
          scene.alice.sendsText(
              """
              INVITE %s SIP/2.0
              Via: SIP/2.0/UDP 198.51.100.1:5060;branch=z9hG4bKevil
              From: %s
              To: %s
              Call-ID: %s
              CSeq: 99 INVITE
              Contact: <sip:alice@198.51.100.1>
              Content-Length: 0

              """
                  .formatted(
                      uri,
                      scene.alice.dialog().local(),
                      scene.alice.dialog().remote(),
                      scene.alice.dialog().callId()));
          scene.alice.expects("200 (99 INVITE)", m -> m.cseq() == 99).without("Evil");
        });
  }
}
