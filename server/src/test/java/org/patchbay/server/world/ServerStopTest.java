package org.patchbay.server.world;

import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;

import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;

/** What becomes of calls when the server is asked to stop, or has no room. */
class ServerStopTest {

  @Test
  void hangsUpTheCallsThatGoThroughIt() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          scene.server().stops();
          alice.expects(BYE);
          alice.sends(200);
          sbc1.expects(BYE);
          sbc1.sends(200);
        });
  }

  @Test
  void cancelsWhatRingsAndTakesNoMore() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent bob = scene.bob();
          Agent sbc1 = scene.sbc1();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(180);
          alice.expects(180);
          scene.server().stops();
          alice.expects(503);
          alice.sends(ACK);
          sbc1.expects(CANCEL);
          sbc1.sends(200);
          sbc1.sends(487);
          sbc1.expects(ACK);
          scene.dials(bob, Scene.SEATTLE);
          bob.expects(503);
          bob.sends(ACK);
          sbc1.expectsNothing();
        });
  }

  @Test
  void letsADirectCallGoOn() {
    Scene.play(
        scene -> {
          Agent bob = scene.bob();
          Agent alice = scene.registered(scene.phone("alice", Scene.PCMU));
          scene.dials(bob, "sip:alice@" + SimulatedServer.DOMAIN);
          alice.expects(INVITE);
          alice.sends(200);
          bob.expects(200, INVITE);
          bob.sends(ACK);
          alice.expects(ACK);
          scene.server().stops();
          alice.expectsNothing();
          bob.hangsUpOn(alice);
        });
  }

  @Test
  void refusesMoreCallsThanItHasRoomFor() {
    Scene.play(
        server -> server.withRoomFor(1),
        scene -> {
          Agent alice = scene.alice();
          Agent bob = scene.bob();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          scene.dials(bob, Scene.SEATTLE);
          bob.expects(503).with("Retry-After", "5");
          bob.sends(ACK);
          sbc1.expectsNothing();
          alice.hangsUpOn(sbc1);
        });
  }
}
