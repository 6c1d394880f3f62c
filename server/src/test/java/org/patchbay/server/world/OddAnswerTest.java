package org.patchbay.server.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.codecs.Codec;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;
import org.patchbay.testkit.sip.Sdp;

/** Trunks that answer in a way that cannot be used, or that means nothing to the caller. */
class OddAnswerTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String SDP = "application/sdp";

  @Test
  void connectsATrunkThatSaysNothingOfMediaUntilItDoes() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Voice user = scene.voice(alice, Codec.OPUS, 96);
          Voice trunk = scene.voice(sbc1, Codec.PCMA, 8);
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(200).withoutBody();
          sbc1.expects(ACK);
          Incoming silent = alice.expects(200, INVITE);
          assertEquals("inactive", Sdp.directionOf(silent.message().body()));
          alice.sends(ACK);
          scene.waitsForAcks();
          sbc1.sends(INVITE);
          Incoming offer = alice.expects(INVITE);
          alice.sends(200);
          alice.expects(ACK);
          Incoming answer = sbc1.expects(200, INVITE);
          sbc1.sends(ACK);
          user.speaksTo(offer);
          trunk.speaksTo(answer);
          scene.world().advance(SECOND);
          user.hasHeard(SECOND);
          trunk.hasHeard(SECOND);
          scene.fallsSilent();
          alice.hangsUpOn(sbc1);
        });
  }

  @Test
  void connectsACallerWhoMakesNoOfferWithATrunkThatSaysNothingOfMedia() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Voice user = scene.voice(alice, Codec.OPUS, 96);
          Voice trunk = scene.voice(sbc1, Codec.PCMA, 8);
          alice.sends(INVITE).to(Scene.SEATTLE).withoutBody();
          alice.expects(407);
          alice.authenticates();
          sbc1.expects(INVITE);
          sbc1.sends(200).withoutBody();
          sbc1.expects(ACK);
          Incoming offer = alice.expects(200, INVITE);
          alice.sends(ACK).body(SDP, scene.audio(alice).text());
          scene.waitsForAcks();
          sbc1.expectsNothing();
          sbc1.sends(INVITE);
          Incoming answer = sbc1.expects(200, INVITE);
          sbc1.sends(ACK);
          user.speaksTo(offer);
          trunk.speaksTo(answer);
          scene.world().advance(SECOND);
          user.hasHeard(SECOND);
          trunk.hasHeard(SECOND);
          scene.fallsSilent();
          alice.hangsUpOn(sbc1);
        });
  }

  @Test
  void hangsUpOnATrunkThatAnswersInAStrangeCodec() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(200).body(SDP, Sdp.at(sbc1.host().at(40_000), "98 speex/8000").text());
          sbc1.expects(ACK);
          sbc1.expects(BYE);
          sbc1.sends(200);
          alice.expects(488);
          alice.sends(ACK);
        });
  }

  @Test
  void refusesACallWhoseOfferNobodyCanConvert() {
    Scene.play(
        scene -> {
          Agent alice = scene.phone("alice", "98 speex/8000");
          Agent sbc1 = scene.sbc1();
          scene.dials(alice, Scene.SEATTLE);
          alice.expects(488);
          alice.sends(ACK);
          sbc1.expectsNothing();
        });
  }

  @Test
  void rememberTheDescriptionOfTheEarlyDialogWhenTheAnswerHasNone() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(183).body(SDP, scene.audio(sbc1).text());
          alice.expects(183);
          sbc1.sends(200).withoutBody();
          sbc1.expects(ACK);
          alice.expects(200, INVITE);
          alice.sends(ACK);
          alice.hangsUpOn(sbc1);
        });
  }

  /** What is about our account at the trunk, or about another address, is not for the caller. */
  @ParameterizedTest
  @CsvSource({"302, 480", "401, 502", "403, 403", "404, 404", "500, 500", "600, 600", "603, 603"})
  void tellsTheCallerWhatARefusalMeansForIt(int refusal, int told) {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Agent sbc2 = scene.sbc2();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(refusal);
          sbc1.expects(ACK);
          alice.expects(told);
          alice.sends(ACK);
          sbc2.expectsNothing();
        });
  }

  @Test
  void refusesWhatTheCallerRequiresAndTheServerDoesNotDo() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          alice.sends(INVITE).to(Scene.SEATTLE).with("Require", "100rel");
          alice.expects(407);
          alice.authenticates();
          alice.expects(420).with("Unsupported", "100rel");
          alice.sends(ACK);
          sbc1.expectsNothing();
        });
  }

  @Test
  void refusesACallThatHasGoneThroughTooManyHops() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          alice.sends(INVITE).to(Scene.SEATTLE).replacing("Max-Forwards", "1");
          alice.expects(407);
          alice.authenticates();
          alice.expects(483);
          alice.sends(ACK);
          sbc1.expectsNothing();
        });
  }

  @Test
  void followsTheRouteThatATrunkRecords() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Agent edge = scene.world().agent("edge", "10.0.2.9");
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(200).with("Record-Route", "<sip:10.0.2.9;lr>");
          edge.expects(ACK).forUri("sip:sbc1@10.0.2.1:5060").with("Route", "<sip:10.0.2.9;lr>");
          alice.expects(200, INVITE);
          alice.sends(ACK);
          scene.waitsForAcks();
          alice.sends(BYE);
          alice.expects(200, BYE);
          edge.expects(BYE).forUri("sip:sbc1@10.0.2.1:5060").with("Route", "<sip:10.0.2.9;lr>");
          edge.sends(200);
        });
  }

  @Test
  void forgetsATrunkThatNeverSaysAnythingAfterTheCallerGaveUp() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          alice.sends(CANCEL);
          alice.expects(200, CANCEL);
          alice.expects(487, INVITE);
          alice.sends(ACK);
        });
  }
}
