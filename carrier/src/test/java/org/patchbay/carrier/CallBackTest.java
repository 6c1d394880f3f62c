package org.patchbay.carrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.carrier.line.CarrierNumber;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;
import org.patchbay.testkit.net.Transport;

/** The number that calls back. */
class CallBackTest {

  /** Alice calls, hears the beeps, and is hung up on. */
  private static void asks(Scene scene) {
    scene.call(CarrierNumber.CALL_BACK);
    scene.connects();
    scene.alice.expects(BYE);
    scene.alice.sends(200);
  }

  /** She is called, and answers; her sound goes to the carrier. */
  private static Incoming answers(Scene scene) {
    Incoming invite = scene.alice.expects(INVITE);
    scene.alice.sends(180);
    scene.alice.sends(200);
    scene.alice.expects(ACK);
    scene.phone.to(invite.message().body());
    scene.phone.forgets();
    return invite;
  }

  @Test
  void confirmsHangsUpAndCallsThreeSecondsLater() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.CALL_BACK);
          scene.connects();
          scene.alice.expects(BYE);
          scene.alice.sends(200);
          assertTrue(scene.phone.share(880) > 0.6);
          scene.alice.expectsNothingFor(Duration.ofMillis(2900));
          answers(scene)
              .forUri("sip:" + Scene.ALICE + "@example.com")
              .containing("P-Asserted-Identity", CarrierNumber.CALL_BACK.e164())
              .containing("From", CarrierNumber.CALL_BACK.e164());
        });
  }

  @Test
  void beepsAndThenEchoes() {
    Scene.play(
        scene -> {
          asks(scene);
          answers(scene);
          scene.advance(1500);
          assertTrue(scene.phone.share(880) > 0.9);
          scene.phone.forgets();
          scene.phone.send(8, new byte[160]);
          assertEquals(8, scene.phone.heard().get(0).payloadType());
          scene.alice.sends(BYE);
          scene.alice.expects(200, BYE);
          assertEquals(0, scene.carrier.callCount());
        });
  }

  @Test
  void believesWhatAPeerAssertsMoreThanFrom() {
    Scene.play(
        scene -> {
          scene
              .call(CarrierNumber.CALL_BACK)
              .with("P-Asserted-Identity", "\"Carol\" <sip:+12025550142@example.org>");
          scene.connects();
          scene.alice.expects(BYE);
          scene.alice.sends(200);
          scene.alice.expects(INVITE).forUri("sip:+12025550142@example.org");
          scene.alice.sends(486);
          scene.alice.expects(ACK);
        });
  }

  @Test
  void needsANumberToCall() {
    Scene.play(
        scene -> {
          scene.alice.as("sip:anonymous@anonymous.invalid");
          scene.call(CarrierNumber.CALL_BACK);
          scene.alice.expects(433);
        });
  }

  @Test
  void promisesACallerOneCallAtATime() {
    Scene.play(
        scene -> {
          asks(scene);
          scene.call(CarrierNumber.CALL_BACK);
          scene.alice.expects(486);
        });
  }

  @Test
  void promisesAgainAfterARefusal() {
    Scene.play(
        scene -> {
          asks(scene);
          scene.alice.expects(INVITE);
          scene.alice.sends(486);
          scene.alice.expects(ACK);
          asks(scene);
        });
  }

  @Test
  void promisesSoManyCallsAndNoMore() {
    Scene.play(
        scene -> {
          for (int i = 0; i < 3; i++) {
            scene.alice.as("sip:+1202555012" + i + "@example.com");
            scene.call(CarrierNumber.CALL_BACK);
            if (i < 2) {
              scene.connects();
              scene.alice.expects(BYE);
              scene.alice.sends(200);
            }
          }
          scene.alice.expects(503);
        });
  }

  @Test
  void promisesNothingToWhoGivesUpBeforeItAnswers() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.CALL_BACK);
          scene.alice.expects(200, INVITE);
          scene.alice.expects(BYE); // the 200 was never acknowledged
          scene.alice.sends(200);
          scene.alice.expectsNothingFor(Duration.ofSeconds(10));
        });
  }

  @Test
  void givesUpWhenNobodyAnswers() {
    Scene.play(
        scene -> {
          asks(scene);
          scene.alice.expects(INVITE);
          scene.alice.sends(180);
          scene.alice.expectsNothingFor(Duration.ofSeconds(44));
          scene.alice.expects(CANCEL);
          scene.alice.sends(200).answering(CANCEL);
          scene.alice.sends(487).answering(INVITE);
          scene.alice.expects(ACK);
        });
  }

  @Test
  void sendsItsInviteAgain() {
    Scene.play(
        scene -> {
          asks(scene);
          scene.alice.expects(INVITE);
          scene.alice.expectsAgain(INVITE);
        });
  }

  @Test
  void acknowledgesTheAnswerAgain() {
    Scene.play(
        scene -> {
          asks(scene);
          answers(scene);
          scene.alice.resendsResponse();
          scene.alice.expectsAgain(ACK);
        });
  }

  @Test
  void hangsUpOnASecondAnswerOfAFork() {
    Scene.play(
        scene -> {
          asks(scene);
          Incoming invite = scene.alice.expects(INVITE);
          scene.alice.sends(200);
          scene.alice.expects(ACK);
          String to = invite.header("To") + ";tag=another";
          scene.alice.sends(200).answering(INVITE).replacing("To", to);
          scene.alice.expects("ACK of the other", m -> m.header("To").equals(to));
          scene.alice.expects(BYE).with("To", to);
          scene.alice.sends(200);
          assertEquals(1, scene.carrier.callCount());
        });
  }

  @Test
  void hangsUpWhereTheAnswerHasNoCodecOfOurs() {
    Scene.play(
        scene -> {
          asks(scene);
          scene.alice.expects(INVITE);
          scene.alice.sends(200).body("application/sdp", scene.sdp("9"));
          scene.alice.expects(ACK);
          scene.alice.expects(BYE);
          scene.alice.sends(200);
        });
  }

  @Test
  void callsOnTheConnectionThatTheCallerCameOn() {
    Scene.play(
        scene -> {
          Agent bob =
              scene
                  .phone("bob", "198.51.100.2")
                  .as("sip:+12025550101@example.com")
                  .over(Transport.TCP);
          bob.sends(INVITE).to(Scene.uri(CarrierNumber.CALL_BACK));
          bob.expects(200, INVITE);
          bob.sends(ACK);
          bob.expects(BYE);
          bob.sends(200);
          bob.expects(INVITE).containing("Via", "TCP");
          assertEquals(1, bob.endpoint().connections());
          bob.sends(486);
          bob.expects(ACK);
        });
  }
}
