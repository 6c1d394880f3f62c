package org.patchbay.server.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.patchbay.testkit.Match.next;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.net.LinkQuality;

/** Single messages that get lost, or never come. */
class LossTest {
  private static final Duration SIXTY_FOUR_T1 = Duration.ofSeconds(32);

  @Test
  void repeatsItsAnswerToTheCallerUntilTheAckArrives() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(200);
          sbc1.expects(ACK);
          alice.expects(200, INVITE);
          scene.world().lose(next(ACK).on(alice, scene.server()), 1);
          alice.sends(ACK);
          alice.expectsAgain(200);
          alice.resends(ACK);
          scene.world().settle();
          long repeated = answersTo(scene, alice);
          scene.world().advance(SIXTY_FOUR_T1);
          assertEquals(repeated, answersTo(scene, alice), "none after the ACK");
          alice.hangsUpOn(sbc1);
        });
  }

  private static long answersTo(Scene scene, Agent agent) {
    return scene.world().trace().messages().stream()
        .filter(m -> m.to().equals(agent.name()))
        .filter(m -> m.message().filter(found -> found.status() == 200).isPresent())
        .count();
  }

  @Test
  void repeatsTheAckWhenTheTrunkRepeatsItsAnswer() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          scene.world().lose(next(ACK).on(scene.server(), sbc1), 2);
          sbc1.sends(200);
          alice.expects(200, INVITE);
          alice.sends(ACK);
          sbc1.resendsResponse();
          scene.world().settle();
          sbc1.resendsResponse();
          sbc1.expects(ACK);
          sbc1.resendsResponse();
          sbc1.expectsAgain(ACK);
          alice.hangsUpOn(sbc1);
          sbc1.expectsNothing();
        });
  }

  @Test
  void endsACallThatTheCallerNeverAcknowledges() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(200);
          sbc1.expects(ACK);
          alice.expects(200, INVITE);
          scene.world().advance(SIXTY_FOUR_T1.plusSeconds(1));
          alice.expects(BYE);
          alice.sends(200);
          sbc1.expects(BYE);
          sbc1.sends(200);
        });
  }

  @Test
  void waitsForTheCallersAckBeforeItHangsUp() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(200);
          sbc1.expects(ACK);
          alice.expects(200, INVITE);
          sbc1.sends(BYE);
          sbc1.expects(200, BYE);
          alice.expectsNothing(); // RFC 3261 §15
          alice.sends(ACK);
          alice.expects(BYE);
          alice.sends(200);
        });
  }

  @Test
  void endsACallThatTheTrunkHangsUpForWantOfAnAck() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          scene.world().lose(next(ACK).on(scene.server(), sbc1), 1);
          sbc1.sends(200);
          alice.expects(200, INVITE);
          alice.sends(ACK);
          scene.world().advance(SIXTY_FOUR_T1);
          sbc1.hangsUpOn(alice);
        });
  }

  @Test
  void endsACallWhoseChangeIsNeverAcknowledged() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          sbc1.sends(INVITE);
          sbc1.expects(200, INVITE);
          scene.world().advance(SIXTY_FOUR_T1.plusSeconds(1));
          sbc1.expects(BYE);
          sbc1.sends(200);
          alice.expects(BYE);
          alice.sends(200);
        });
  }

  @Test
  void repeatsAByeThatIsLost() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          scene.world().lose(next(BYE).on(scene.server(), sbc1), 3);
          alice.hangsUpOn(sbc1);
        });
  }

  @Test
  void forgetsAPartyThatIsGoneWhenTheOtherHangsUp() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          scene.world().links(scene.server(), sbc1, LinkQuality.CUT);
          alice.sends(BYE);
          alice.expects(200, BYE);
        });
  }

  @Test
  void endsACallWhenAReInviteIsNeverAnswered() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          scene.world().links(scene.server(), sbc1, LinkQuality.CUT);
          alice.sends(INVITE).body("application/sdp", scene.audio(alice).turned("sendonly").text());
          scene.world().advance(SIXTY_FOUR_T1.plusSeconds(1));
          alice.expects("a refusal of the re-INVITE", m -> m.status() >= 300);
          alice.sends(ACK);
          alice.expects(BYE); // RFC 3261 §12.2.1.2: a 408 ends the dialog
          alice.sends(200);
        });
  }

  @Test
  void forgetsATrunkThatNeverAnswersACancel() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(180);
          alice.expects(180);
          scene.world().links(scene.server(), sbc1, LinkQuality.CUT);
          alice.sends(CANCEL);
          alice.expects(200, CANCEL);
          alice.expects(487, INVITE);
          alice.sends(ACK);
        });
  }
}
