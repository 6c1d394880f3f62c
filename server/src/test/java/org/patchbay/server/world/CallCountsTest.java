package org.patchbay.server.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.patchbay.b2bua.trunk.AttemptOutcome;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;

/** What the media processor says of its calls to those who watch. */
class CallCountsTest {

  /** How attempts ended, those that never did so left out. */
  private static Map<String, Long> attempts(Scene scene) {
    Map<String, Long> ended = new TreeMap<>();
    scene
        .server()
        .counts()
        .attempts()
        .forEach(
            count -> {
              if (count.attempts() > 0) {
                ended.put(count.target() + " " + count.outcome(), count.attempts());
              }
            });
    return ended;
  }

  private static String sbc1(AttemptOutcome outcome) {
    return "trunk sbc1 " + outcome;
  }

  @Test
  void countsAnAnsweredCallWhileItLasts() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          scene.connects(alice, scene.sbc1());
          assertEquals(1, scene.server().counts().calls());
          assertEquals(2, scene.server().counts().portsTaken());
          assertEquals(Map.of(sbc1(AttemptOutcome.ANSWERED), 1L), attempts(scene));
          alice.hangsUpOn(scene.sbc1());
          assertEquals(0, scene.server().counts().calls());
        });
  }

  @Test
  void countsATrunkThatIsOverloadedAndTheNext() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Agent sbc2 = scene.sbc2();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(503);
          sbc1.expects(ACK);
          sbc2.expects(INVITE);
          sbc2.sends(486);
          sbc2.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
          assertEquals(
              Map.of(sbc1(AttemptOutcome.UNAVAILABLE), 1L, "trunk sbc2 REFUSED", 1L),
              attempts(scene));
        });
  }

  @Test
  void countsACallThatWasGivenUp() {
    Scene.playInOrder(
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
          assertEquals(Map.of(sbc1(AttemptOutcome.ABANDONED), 1L), attempts(scene));
        });
  }

  @Test
  void tellsWhichCallIdsBelongTogether() {
    Scene.playInOrder(
        scene -> {
          List<Set<String>> joined = new ArrayList<>();
          scene.server().media().onJoin((callId, dialled) -> joined.add(Set.of(callId, dialled)));
          Agent alice = scene.alice();
          Incoming atTheTrunk = scene.connects(alice, scene.sbc1());
          assertEquals(1, joined.size());
          assertTrue(joined.get(0).contains(atTheTrunk.message().callId()));
          assertEquals(joined, scene.server().media().callIds());
          alice.hangsUpOn(scene.sbc1());
          assertEquals(List.of(), scene.server().media().callIds());
        });
  }
}
