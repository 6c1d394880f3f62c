package org.patchbay.carrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.INVITE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.carrier.line.CarrierNumber;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.invariant.Invariants;

/** What strangers can make grow, and what is left of calls. */
class LimitsTest {

  @Test
  void takesSoManyCallsAndNoMore() {
    Scene.play(
        scene -> {
          for (int i = 0; i < 3; i++) {
            scene.call(CarrierNumber.UNANSWERED);
            scene.alice.expects(180);
          }
          scene.call(CarrierNumber.ECHO);
          scene.alice.expects(503).containing("Reason", "cause=34");
        });
  }

  @Test
  void refusesACallWithoutPortsForIt() {
    Scene.playWithPorts(
        1,
        scene -> {
          scene.call(CarrierNumber.ECHO);
          scene.connects();
          scene.call(CarrierNumber.ECHO);
          scene.alice.expects(503);
        });
  }

  @Test
  void endsACallThatLastsTooLong() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.ECHO);
          scene.connects();
          scene.alice.expectsNothingFor(Duration.ofMinutes(9));
          scene.advance(59_000);
          scene.alice.expects(BYE);
          scene.alice.sends(200);
          assertEquals(0, scene.carrier.callCount());
        });
  }

  @Test
  void endsACallThatRingsTooLong() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.UNANSWERED);
          scene.alice.expects(180);
          scene.advance(599_000);
          scene.alice.expects(480, INVITE).containing("Reason", "cause=19");
          scene.alice.sends(ACK);
        });
  }

  @Test
  void endsAllCallsWhenItCloses() {
    Scene.play(
        scene -> {
          scene.call(CarrierNumber.TONE);
          scene.connects();
          Agent bob = scene.phone("bob", "198.51.100.2");
          bob.sends(INVITE).to(Scene.uri(CarrierNumber.UNANSWERED));
          bob.expects(180);
          scene.host.run(() -> scene.carrier.close());
          scene.alice.expects(BYE);
          bob.expects(503, INVITE);
          assertEquals(0, scene.host.openSockets());
        });
  }

  @Test
  void leavesNoTimerAndNoSocketBehind() {
    Scene.play(
        scene -> {
          Invariants invariants = Invariants.of(scene.world, scene.host);
          scene.callWithKeys(CarrierNumber.DIGITS);
          scene.connects();
          scene.phone.presses("12");
          scene.alice.sends(BYE);
          scene.alice.expects(200, BYE);
          scene.call(CarrierNumber.ANNOUNCEMENT);
          scene.alice.expects(480, INVITE);
          scene.alice.sends(ACK);
          scene.call(CarrierNumber.CALL_BACK);
          scene.connects();
          scene.alice.expects(BYE);
          scene.alice.sends(200);
          scene.alice.expects(INVITE);
          scene.alice.sends(486);
          scene.alice.expects(ACK);
          scene.advance(40_000);
          assertEquals(0, scene.host.timers());
          invariants.checkWire();
        });
  }
}
