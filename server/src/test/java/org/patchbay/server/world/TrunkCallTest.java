package org.patchbay.server.world;

import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;

import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;

/** A user's call to the telephone network, from INVITE to BYE. */
class TrunkCallTest {

  @Test
  void connectsAUserWithATrunk() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Incoming invite = scene.connects(alice, sbc1);
          invite.forUri("sip:+12065550100@10.0.2.1:5060").containing("From", "+14255550100");
          alice.hangsUpOn(sbc1);
          alice.expectsNothing();
          sbc1.expectsNothing();
        });
  }

  @Test
  void letsTheTrunkHangUp() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          sbc1.hangsUpOn(alice);
          alice.expectsNothing();
          sbc1.expectsNothing();
        });
  }

  @Test
  void cancelsAtTheTrunkWhenTheCallerHangsUpWhileItRings() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(180);
          alice.expects(180);
          alice.sends(CANCEL);
          alice.expects(200, CANCEL);
          alice.expects(487, INVITE);
          alice.sends(ACK);
          sbc1.expects(CANCEL);
          sbc1.sends(200);
          sbc1.sends(487);
          sbc1.expects(ACK);
          alice.expectsNothing();
          sbc1.expectsNothing();
        });
  }
}
