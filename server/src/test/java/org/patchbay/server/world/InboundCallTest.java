package org.patchbay.server.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.codecs.Codec;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;
import org.patchbay.testkit.sip.Sdp;

/**
 * Calls from the telephone network to the users' numbers, and what may not be called from there.
 */
class InboundCallTest {
  private static final String ALICE = "sip:+14255550100@" + SimulatedServer.DOMAIN;
  private static final String NOBODY = "sip:+14255550199@" + SimulatedServer.DOMAIN;

  /** Less than a message is under way. */
  private static final Duration A_MOMENT = Duration.ofMillis(5);

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void ringsTheOwnerOfTheNumber() {
    Scene.play(
        scene -> {
          Agent alice = scene.registered(scene.alice());
          Agent carrier = scene.carrier();
          Voice user = scene.voice(alice, Codec.OPUS, 96);
          Voice network = scene.voice(carrier, Codec.PCMU, 0);
          carrier.sends(INVITE).to(ALICE);
          Incoming offer = alice.expects(INVITE).forUri("sip:alice@10.0.1.1:5060");
          offer.containing("From", "+492111234567");
          assertTrue(
              Sdp.payloadTypeOf(offer.message().body(), "opus/48000/2")
                  .filter("96"::equals)
                  .isPresent(),
              "Opus is offered as 96");
          alice.sends(180);
          carrier.expects(180);
          alice.sends(200);
          alice.expects(ACK);
          Incoming answer = carrier.expects(200, INVITE);
          assertEquals("0", Sdp.payloadTypesOf(answer.message().body()).get(0));
          carrier.sends(ACK);
          user.speaksTo(offer);
          network.speaksTo(answer);
          scene.world().advance(SECOND);
          user.hasHeard(SECOND);
          network.hasHeard(SECOND);
          scene.fallsSilent();
          carrier.hangsUpOn(alice);
          alice.expectsNothing();
          carrier.expectsNothing();
        });
  }

  @Test
  void letsTheUserHangUp() {
    Scene.play(
        scene -> {
          Agent alice = scene.registered(scene.alice());
          Agent carrier = scene.carrier();
          rings(carrier, alice);
          alice.sends(200);
          alice.expects(ACK);
          carrier.expects(200, INVITE);
          carrier.sends(ACK);
          scene.waitsForAcks();
          alice.hangsUpOn(carrier);
        });
  }

  @Test
  void tellsTheCarrierThatTheUserIsBusy() {
    Scene.play(
        scene -> {
          Agent alice = scene.registered(scene.alice());
          Agent carrier = scene.carrier();
          rings(carrier, alice);
          alice.sends(486);
          alice.expects(ACK);
          carrier.expects(486);
          carrier.sends(ACK);
        });
  }

  @Test
  void cancelsAtTheUserWhenTheCarrierGivesUp() {
    Scene.play(
        scene -> {
          Agent alice = scene.registered(scene.alice());
          Agent carrier = scene.carrier();
          rings(carrier, alice);
          carrier.sends(CANCEL);
          carrier.expects(200, CANCEL);
          carrier.expects(487, INVITE);
          carrier.sends(ACK);
          alice.expects(CANCEL);
          alice.sends(200);
          alice.sends(487);
          alice.expects(ACK);
        });
  }

  @Test
  void hangsUpOnTheUserWhoAnswersWhileTheCarrierCancels() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.registered(scene.alice());
          Agent carrier = scene.carrier();
          rings(carrier, alice);
          carrier.sends(CANCEL);
          scene.world().advance(A_MOMENT);
          alice.sends(200);
          carrier.expects(200, CANCEL);
          carrier.expects(487, INVITE);
          carrier.sends(ACK);
          alice.expects(CANCEL);
          alice.sends(481);
          alice.expects(ACK);
          alice.expects(BYE);
          alice.sends(200);
        });
  }

  @Test
  void endsACallThatTheCarrierNeverAcknowledges() {
    Scene.play(
        scene -> {
          Agent alice = scene.registered(scene.alice());
          Agent carrier = scene.carrier();
          rings(carrier, alice);
          alice.sends(200);
          alice.expects(ACK);
          carrier.expects(200, INVITE);
          scene.world().advance(Duration.ofSeconds(33));
          carrier.expects(BYE);
          carrier.sends(200);
          alice.expects(BYE);
          alice.sends(200);
        });
  }

  @Test
  void ringsAllPhonesOfAUserAndConnectsTheOneThatAnswers() {
    Scene.play(
        scene -> {
          Agent alice = scene.registered(scene.alice());
          Agent desk = scene.registered(scene.phoneOf("alice", "desk", Scene.PCMU));
          Agent carrier = scene.carrier();
          carrier.sends(INVITE).to(ALICE);
          alice.expects(INVITE);
          desk.expects(INVITE);
          alice.sends(180);
          carrier.expects(180);
          desk.sends(180);
          desk.sends(200);
          desk.expects(ACK);
          carrier.expects(200, INVITE);
          carrier.sends(ACK);
          alice.expects(CANCEL);
          alice.sends(200);
          alice.sends(487);
          alice.expects(ACK);
          carrier.hangsUpOn(desk);
          alice.expectsNothing();
        });
  }

  @Test
  void connectsOnePhoneWhenTwoOfAUserAnswerAtOnce() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.registered(scene.alice());
          Agent desk = scene.registered(scene.phoneOf("alice", "desk", Scene.PCMU));
          Agent carrier = scene.carrier();
          carrier.sends(INVITE).to(ALICE);
          alice.expects(INVITE);
          desk.expects(INVITE);
          alice.sends(200);
          desk.sends(200);
          Incoming first = carrier.expects(200, INVITE);
          carrier.sends(ACK);
          alice.expects(ACK);
          desk.expects(ACK);
          Incoming second = carrier.expects(200, INVITE); // RFC 3261 §16.7: each 2xx is passed on
          carrier.sends(ACK).within(second);
          carrier.sends(BYE).within(second);
          carrier.expects(200, BYE);
          desk.expects(BYE);
          desk.sends(200);
          carrier.sends(BYE).within(first);
          carrier.expects(200, BYE);
          alice.expects(BYE);
          alice.sends(200);
        });
  }

  @Test
  void keepsACallFromAUserToAnothersNumberInside() {
    Scene.play(
        scene -> {
          Agent bob = scene.bob();
          Agent alice = scene.registered(scene.phone("alice", Scene.PCMU));
          scene.dials(bob, ALICE);
          alice.expects(INVITE);
          alice.sends(180);
          bob.expects(180);
          alice.sends(200);
          bob.expects(200, INVITE);
          bob.sends(ACK);
          alice.expects(ACK);
          bob.hangsUpOn(alice);
          assertEquals(0, scene.server().media().ports().resting(), "the call was a direct one");
        });
  }

  @Test
  void knowsNoNumberThatIsNobodys() {
    Scene.play(
        scene -> {
          Agent carrier = scene.carrier();
          carrier.sends(INVITE).to(NOBODY);
          carrier.expects(404);
          carrier.sends(ACK);
          scene.sbc1().expectsNothing();
          carrier.expectsNothing();
        });
  }

  @Test
  void letsNoTrunkCallOutThroughAnother() {
    Scene.play(
        scene -> {
          Agent sbc2 = scene.sbc2();
          Agent sbc1 = scene.sbc1();
          Agent carrier = scene.carrier();
          sbc2.sends(INVITE).to(Scene.SEATTLE);
          sbc2.expects(404);
          sbc2.sends(ACK);
          sbc2.sends(INVITE).to(Scene.LONDON);
          sbc2.expects(404);
          sbc2.sends(ACK);
          sbc1.expectsNothing();
          carrier.expectsNothing();
        });
  }

  @Test
  void tellsTheCarrierThatTheUserIsNotThere() {
    Scene.play(
        scene -> {
          Agent carrier = scene.carrier();
          carrier.sends(INVITE).to(ALICE);
          carrier.expects(480);
          carrier.sends(ACK);
        });
  }

  private static void rings(Agent carrier, Agent user) {
    carrier.sends(INVITE).to(ALICE);
    user.expects(INVITE);
    user.sends(180);
    carrier.expects(180);
  }
}
