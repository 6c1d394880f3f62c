package org.patchbay.server.world;

import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.OPTIONS;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;

/** Whether trunks are there: asked of them, and by them. */
class TrunkPingTest {
  private static final Duration NEXT_PING = Duration.ofSeconds(25);

  @Test
  void passesOverATrunkThatIsKnownToBeGone() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Agent sbc2 = scene.sbc2();
          scene.server().watchesTrunks();
          sbc1.expects(OPTIONS);
          sbc1.sends(200);
          sbc2.expects(OPTIONS);
          sbc2.sends(200);
          scene.world().advance(NEXT_PING);
          sbc1.expects(OPTIONS); // and no answer any more
          sbc2.expects(OPTIONS);
          sbc2.sends(200);
          scene.world().advance(Duration.ofSeconds(33));
          scene.dials(alice, Scene.SEATTLE);
          sbc2.expects(INVITE);
          sbc2.sends(200);
          sbc2.expects(ACK);
          alice.expects(200, INVITE);
          alice.sends(ACK);
          alice.hangsUpOn(sbc2);
          scene.server().watchesNobody();
        });
  }

  @Test
  void triesATrunkAgainThatHasComeBack() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.server().watchesTrunks();
          sbc1.expects(OPTIONS);
          sbc1.sends(200);
          scene.world().advance(NEXT_PING);
          sbc1.expects(OPTIONS);
          sbc1.sends(503);
          scene.world().advance(Duration.ofSeconds(6));
          sbc1.expects(OPTIONS);
          sbc1.sends(200);
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(486);
          sbc1.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
          scene.server().watchesNobody();
        });
  }

  @Test
  void answersATrunkThatAsks() {
    Scene.play(
        scene -> {
          Agent sbc1 = scene.sbc1();
          sbc1.sends(OPTIONS).to("sip:10.0.0.1:5060");
          sbc1.expects(200, OPTIONS);
        });
  }
}
