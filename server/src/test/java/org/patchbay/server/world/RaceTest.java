package org.patchbay.server.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;
import org.patchbay.testkit.sip.Sdp;

/**
 * Messages that cross. What is said first by two parties at the same time arrives first at the
 * server, which is as far from the one as from the other.
 */
class RaceTest {
  private static final String SDP = "application/sdp";

  /** Less than a message is under way. */
  private static final Duration A_MOMENT = Duration.ofMillis(5);

  @Test
  void hangsUpOnTheTrunkWhoseAnswerCrossesTheServersCancel() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          rings(scene, alice, sbc1);
          alice.sends(CANCEL);
          scene.world().advance(A_MOMENT);
          sbc1.sends(200);
          alice.expects(200, CANCEL);
          alice.expects(487, INVITE);
          alice.sends(ACK);
          sbc1.expects(CANCEL);
          sbc1.sends(481);
          sbc1.expects(ACK);
          sbc1.expects(BYE);
          sbc1.sends(200);
          alice.expectsNothing();
          sbc1.expectsNothing();
        });
  }

  @Test
  void hangsUpOnTheTrunkWhoseAnswerComesWithTheCallersCancel() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          rings(scene, alice, sbc1);
          alice.sends(CANCEL);
          sbc1.sends(200); // the proxy has it before the CANCEL has come back from the hop
          alice.expects(200, CANCEL);
          alice.expects(487, INVITE);
          alice.sends(ACK);
          sbc1.expects(ACK);
          sbc1.expects(BYE);
          sbc1.sends(200);
          alice.expectsNothing();
          sbc1.expectsNothing();
        });
  }

  @Test
  void connectsTheCallerWhoseCancelComesAfterTheAnswer() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          rings(scene, alice, sbc1);
          sbc1.sends(200);
          alice.sends(CANCEL);
          alice.expects(200, CANCEL);
          alice.expects(200, INVITE);
          alice.sends(ACK);
          sbc1.expects(ACK);
          alice.hangsUpOn(sbc1);
          alice.expectsNothing();
          sbc1.expectsNothing();
        });
  }

  @Test
  void hangsUpOnTheTrunkThatAnswersInsteadOfTheCancel() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          rings(scene, alice, sbc1);
          alice.sends(CANCEL);
          alice.expects(200, CANCEL);
          alice.expects(487, INVITE);
          alice.sends(ACK);
          sbc1.expects(CANCEL);
          sbc1.sends(200).answering(CANCEL);
          sbc1.sends(200).answering(INVITE);
          sbc1.expects(ACK);
          sbc1.expects(BYE);
          sbc1.sends(200);
          sbc1.expectsNothing();
        });
  }

  @Test
  void waitsWithTheCancelUntilTheTrunkHasSaidSomething() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          alice.sends(CANCEL);
          alice.expects(200, CANCEL);
          alice.expects(487, INVITE);
          alice.sends(ACK);
          sbc1.expectsNothing(); // RFC 3261 §9.1
          sbc1.sends(180);
          sbc1.expects(CANCEL);
          sbc1.sends(200);
          sbc1.sends(487);
          sbc1.expects(ACK);
        });
  }

  @Test
  void hangsUpOnTheSecondOfTwoAnswersFromAFork() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.dials(alice, Scene.SEATTLE);
          Incoming invite = sbc1.expects(INVITE);
          sbc1.sends(200);
          sbc1.expects(ACK);
          sbc1.sends(200).replacing("To", fork(invite));
          sbc1.expects(ACK).with("To", fork(invite));
          sbc1.expects(BYE).with("To", fork(invite));
          sbc1.sends(200);
          alice.expects(200, INVITE);
          alice.sends(ACK);
          alice.expectsNothing();
          alice.sends(BYE);
          alice.expects(200, BYE);
          Incoming bye = sbc1.expects(BYE);
          assertTrue(!bye.header("To").equals(fork(invite)), "that one has had its BYE");
          sbc1.sends(200);
          sbc1.expectsNothing();
        });
  }

  @Test
  void hangsUpOnTheSecondOfTwoAnswersThatComeAtOnce() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.dials(alice, Scene.SEATTLE);
          Incoming invite = sbc1.expects(INVITE);
          sbc1.sends(200);
          sbc1.sends(200).replacing("To", fork(invite));
          sbc1.expects(ACK);
          sbc1.expects(ACK).with("To", fork(invite));
          sbc1.expects(BYE).with("To", fork(invite));
          sbc1.sends(200);
          alice.expects(200, INVITE);
          alice.sends(ACK);
          alice.sends(BYE);
          alice.expects(200, BYE);
          sbc1.expects(BYE);
          sbc1.sends(200);
        });
  }

  @Test
  void connectsTheBranchOfAForkThatAnswersWhereverElseItRings() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.dials(alice, Scene.SEATTLE);
          Incoming invite = sbc1.expects(INVITE);
          sbc1.sends(180);
          alice.expects(180);
          sbc1.sends(183).replacing("To", fork(invite)).body(SDP, scene.audio(sbc1).text());
          alice.expects(183);
          sbc1.sends(200).replacing("To", fork(invite));
          sbc1.expects(ACK).with("To", fork(invite));
          alice.expects(200, INVITE);
          alice.sends(ACK);
          alice.sends(BYE);
          alice.expects(200, BYE);
          sbc1.expects(BYE).with("To", fork(invite));
          sbc1.sends(200);
          sbc1.expectsNothing();
        });
  }

  @Test
  void endsACallWhenTheTrunksByeComesAfterTheUsersReInvite() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          crosses(scene, alice, sbc1, true);
        });
  }

  @Test
  void endsACallWhenTheTrunksByeComesBeforeTheUsersReInvite() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          crosses(scene, alice, sbc1, false);
        });
  }

  @Test
  void endsACallWhenTheUsersByeComesAfterTheTrunksReInvite() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          crosses(scene, sbc1, alice, true);
        });
  }

  @Test
  void endsACallWhenTheUsersByeComesBeforeTheTrunksReInvite() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          crosses(scene, sbc1, alice, false);
        });
  }

  /** One party holds while the other hangs up. */
  private static void crosses(Scene scene, Agent holder, Agent other, boolean holdFirst) {
    String hold = scene.audio(holder).turned("sendonly").text();
    if (holdFirst) {
      holder.sends(INVITE).body(SDP, hold);
      other.sends(BYE);
      other.expects(INVITE); // it was under way when the BYE came
      other.sends(481);
      other.expects(ACK);
    } else {
      other.sends(BYE);
      holder.sends(INVITE).body(SDP, hold);
    }
    other.expects(200, BYE);
    holder.expects(holdFirst ? 487 : 481, INVITE);
    holder.sends(ACK);
    holder.expects(BYE);
    holder.sends(200);
    holder.expectsNothing();
    other.expectsNothing();
  }

  @Test
  void endsACallThatBothPartiesHangUpAtOnce() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          alice.sends(BYE);
          sbc1.sends(BYE);
          alice.expects(200, BYE);
          sbc1.expects(200, BYE);
          scene.world().settle();
          alice.forgets(); // a BYE of the server's, which was under way, or none
          sbc1.forgets();
        });
  }

  @Test
  void answersBothByesWhenTheServersOwnCrossThem() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          alice.sends(BYE);
          scene.world().advance(A_MOMENT.multipliedBy(3)); // the server's BYE is under way
          sbc1.sends(BYE);
          sbc1.expects(BYE);
          sbc1.sends(200).answering(BYE);
          alice.expects(200, BYE);
          sbc1.expects(200, BYE);
          alice.expectsNothing();
          sbc1.expectsNothing();
        });
  }

  @Test
  void offersAgainWhatMetTheTrunksOwnOffer() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          meet(scene, alice, sbc1);
          long refused = scene.world().timeline().nanos();
          Incoming again = sbc1.expects(INVITE);
          Duration waited = Duration.ofNanos(scene.world().timeline().nanos() - refused);
          assertTrue(waited.toMillis() >= 2_000, waited.toString()); // RFC 3261 §14.1: its Call-ID
          assertEquals("sendonly", Sdp.directionOf(again.message().body()));
          sbc1.sends(200).body(SDP, scene.audio(sbc1).turned("recvonly").text());
          sbc1.expects(ACK);
          Incoming answer = alice.expects(200, INVITE);
          assertEquals("recvonly", Sdp.directionOf(answer.message().body()));
          alice.sends(ACK);
          alice.hangsUpOn(sbc1);
        });
  }

  @Test
  void letsTheTrunkOfferAgainThatIsQuicker() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          meet(scene, alice, sbc1);
          scene.world().advance(Duration.ofSeconds(1));
          sbc1.sends(INVITE).body(SDP, scene.audio(sbc1).turned("inactive").text());
          alice.expects(491, INVITE);
          alice.sends(ACK);
          Incoming offer = alice.expects(INVITE);
          assertEquals("inactive", Sdp.directionOf(offer.message().body()));
          alice.sends(200).body(SDP, scene.audio(alice).turned("inactive").text());
          alice.expects(ACK);
          sbc1.expects(200, INVITE);
          sbc1.sends(ACK);
          alice.hangsUpOn(sbc1);
          alice.expectsNothing();
          sbc1.expectsNothing();
        });
  }

  /** Both want to change the session at once; the user was the first. */
  private static void meet(Scene scene, Agent user, Agent trunk) {
    user.sends(INVITE).body(SDP, scene.audio(user).turned("sendonly").text());
    trunk.sends(INVITE).body(SDP, scene.audio(trunk).turned("inactive").text());
    trunk.expects(491, INVITE);
    trunk.sends(ACK);
    trunk.expects(INVITE);
    trunk.sends(491);
    trunk.expects(ACK);
  }

  private static void rings(Scene scene, Agent user, Agent trunk) {
    scene.dials(user, Scene.SEATTLE);
    trunk.expects(INVITE);
    trunk.sends(180);
    user.expects(180);
  }

  /** The To of another branch behind the trunk. */
  private static String fork(Incoming invite) {
    return invite.header("To") + ";tag=fork";
  }
}
