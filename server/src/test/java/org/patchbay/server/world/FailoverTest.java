package org.patchbay.server.world;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.server.world.SimulatedServer.RESPONSE_TIMEOUT;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;

/** The trunks of a route in their order. */
class FailoverTest {

  @Test
  void triesTheSecondTrunkAtOnceWhenTheFirstIsOverloaded() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Agent sbc2 = scene.sbc2();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(503);
          sbc1.expects(ACK);
          sbc2.expects(INVITE);
          answers(sbc2, alice);
          alice.hangsUpOn(sbc2);
          sbc1.expectsNothing();
        });
  }

  @Test
  void triesTheSecondTrunkWithinTheResponseTimeoutWhenTheFirstIsSilent() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Agent sbc2 = scene.sbc2();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          long asked = scene.world().timeline().nanos();
          sbc2.expects(INVITE);
          Duration waited = Duration.ofNanos(scene.world().timeline().nanos() - asked);
          assertTrue(waited.compareTo(RESPONSE_TIMEOUT.plusMillis(50)) < 0, waited.toString());
          answers(sbc2, alice);
          alice.hangsUpOn(sbc2);
          sbc1.forgets(); // the INVITE over and over
        });
  }

  @Test
  void cancelsATrunkThatRingsTooLate() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Agent sbc2 = scene.sbc2();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc2.expects(INVITE);
          sbc1.sends(180);
          sbc1.expects(CANCEL);
          sbc1.sends(200);
          sbc1.sends(487);
          sbc1.expects(ACK);
          alice.expectsNothing(); // nothing of it reaches the caller
          answers(sbc2, alice);
          alice.hangsUpOn(sbc2);
          sbc1.expectsNothing();
        });
  }

  @Test
  void hangsUpOnATrunkThatAnswersTooLate() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Agent sbc2 = scene.sbc2();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc2.expects(INVITE);
          sbc2.sends(180);
          alice.expects(180);
          sbc1.sends(200);
          sbc1.expects(ACK);
          sbc1.expects(BYE);
          sbc1.sends(200);
          alice.expectsNothing();
          answers(sbc2, alice);
          alice.hangsUpOn(sbc2);
          sbc1.expectsNothing();
        });
  }

  @Test
  void hangsUpOnATrunkThatAnswersWhenTheCallIsOver() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Agent sbc2 = scene.sbc2();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc2.expects(INVITE);
          sbc2.sends(486);
          sbc2.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
          scene.world().advance(Duration.ofSeconds(5));
          sbc1.sends(200);
          sbc1.expects(ACK);
          sbc1.expects(BYE);
          sbc1.sends(200);
          sbc1.expectsNothing();
        });
  }

  @Test
  void cancelsBothTrunksWhenTheCallerGivesUp() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Agent sbc2 = scene.sbc2();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc2.expects(INVITE);
          sbc2.sends(180);
          alice.expects(180);
          alice.sends(CANCEL);
          alice.expects(200, CANCEL);
          alice.expects(487, INVITE);
          alice.sends(ACK);
          sbc2.expects(CANCEL);
          sbc2.sends(200);
          sbc2.sends(487);
          sbc2.expects(ACK);
          sbc1.sends(180);
          sbc1.expects(CANCEL);
          sbc1.sends(200);
          sbc1.sends(487);
          sbc1.expects(ACK);
        });
  }

  @Test
  void takesA100ForASignThatTheTrunkIsThere() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Agent sbc2 = scene.sbc2();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(100);
          sbc2.expectsNothingFor(RESPONSE_TIMEOUT.multipliedBy(2));
          answers(sbc1, alice);
          alice.hangsUpOn(sbc1);
        });
  }

  @Test
  void tellsTheCallerAtOnceThatTheCalleeIsBusy() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Agent sbc2 = scene.sbc2();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(486);
          sbc1.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
          sbc2.expectsNothingFor(RESPONSE_TIMEOUT.multipliedBy(2));
        });
  }

  @Test
  void triesNoSecondTrunkOnceATelephoneHasRung() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Agent sbc2 = scene.sbc2();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(180);
          alice.expects(180);
          sbc1.sends(503);
          sbc1.expects(ACK);
          alice.expects(503);
          alice.sends(ACK);
          sbc2.expectsNothingFor(RESPONSE_TIMEOUT.multipliedBy(2));
        });
  }

  @Test
  void refusesTheCallWhenEveryTrunkFails() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Agent sbc2 = scene.sbc2();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(503);
          sbc1.expects(ACK);
          sbc2.expects(INVITE);
          sbc2.sends(504);
          sbc2.expects(ACK);
          alice.expects(504);
          alice.sends(ACK);
        });
  }

  @Test
  void refusesTheCallWhenEveryTrunkIsSilent() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Agent sbc2 = scene.sbc2();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc2.expects(INVITE);
          scene.world().advance(Duration.ofSeconds(30));
          alice.expects(504);
          alice.sends(ACK);
        });
  }

  private static void answers(Agent trunk, Agent caller) {
    trunk.sends(200).answering(INVITE);
    trunk.expects(ACK);
    caller.expects(200, INVITE);
    caller.sends(ACK);
  }
}
