package org.patchbay.server.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.UPDATE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.codecs.Codec;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;
import org.patchbay.testkit.sip.Sdp;

/** Changes of the session other than hold (RFC 3261 §14, RFC 3311). */
class SessionChangeTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String SDP = "application/sdp";

  @Test
  void followsAUserWhoMovesToAnotherAddressWithoutTellingTheTrunk() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Voice trunk = scene.voice(sbc1, Codec.PCMA, 8);
          Incoming toTrunk = scene.connects(alice, sbc1);
          Voice moved = scene.voiceAt(alice, 41_000, Codec.OPUS, 96);
          alice.sends(INVITE).body(SDP, Sdp.at(alice.host().at(41_000), Scene.OPUS).text());
          Incoming answer = alice.expects(200, INVITE);
          alice.sends(ACK);
          sbc1.expectsNothing();
          moved.speaksTo(answer);
          trunk.speaksTo(toTrunk);
          scene.world().advance(SECOND);
          moved.hasHeard(SECOND);
          trunk.hasHeard(SECOND);
          scene.fallsSilent();
          alice.hangsUpOn(sbc1);
        });
  }

  @Test
  void convertsFromAnotherCodecWhenTheUserChangesIt() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Voice trunk = scene.voice(sbc1, Codec.PCMA, 8);
          Incoming toTrunk = scene.connects(alice, sbc1);
          Voice user = scene.voice(alice, Codec.PCMU, 0);
          alice.sends(INVITE).body(SDP, scene.audio(alice).speaking(Scene.PCMU).text());
          Incoming answer = alice.expects(200, INVITE);
          assertEquals("0", Sdp.payloadTypesOf(answer.message().body()).get(0));
          alice.sends(ACK);
          sbc1.expectsNothing();
          user.speaksTo(answer);
          trunk.speaksTo(toTrunk);
          scene.world().advance(SECOND);
          user.hasHeard(SECOND);
          trunk.hasHeard(SECOND);
          scene.fallsSilent();
          alice.hangsUpOn(sbc1);
        });
  }

  @Test
  void makesAnOfferToTheTrunkThatAsksForOne() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          sbc1.sends(INVITE).withoutBody();
          Incoming offer = sbc1.expects(200, INVITE);
          assertEquals("8", Sdp.payloadTypesOf(offer.message().body()).get(0));
          sbc1.sends(ACK).body(SDP, scene.audio(sbc1).turned("sendrecv").text());
          scene.waitsForAcks();
          alice.expectsNothing();
          sbc1.hangsUpOn(alice);
          sbc1.expectsNothing();
        });
  }

  @Test
  void passesOnTheHoldThatTheTrunkPutsIntoTheAck() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          sbc1.sends(INVITE).withoutBody();
          sbc1.expects(200, INVITE);
          sbc1.sends(ACK).body(SDP, scene.audio(sbc1).turned("sendonly").text());
          Incoming hold = alice.expects(INVITE);
          assertEquals("sendonly", Sdp.directionOf(hold.message().body()));
          alice.sends(200).body(SDP, scene.audio(alice).turned("recvonly").text());
          alice.expects(ACK);
          alice.hangsUpOn(sbc1);
        });
  }

  @Test
  void answersTheTrunksUpdateAtOnceAndTellsTheUserOfTheHold() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          sbc1.sends(UPDATE).body(SDP, scene.audio(sbc1).turned("sendonly").text());
          Incoming answer = sbc1.expects(200, UPDATE);
          assertEquals("recvonly", Sdp.directionOf(answer.message().body()));
          Incoming hold = alice.expects(INVITE);
          assertEquals("sendonly", Sdp.directionOf(hold.message().body()));
          alice.sends(200).body(SDP, scene.audio(alice).turned("recvonly").text());
          alice.expects(ACK);
          alice.hangsUpOn(sbc1);
        });
  }

  @Test
  void holdsACallBeforeTheAckOfItsAnswerHasArrived() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(200);
          sbc1.expects(ACK);
          alice.expects(200, INVITE);
          alice.sends(INVITE).body(SDP, scene.audio(alice).turned("sendonly").text());
          Incoming hold = sbc1.expects(INVITE);
          assertEquals("sendonly", Sdp.directionOf(hold.message().body()));
          sbc1.sends(200).body(SDP, scene.audio(sbc1).turned("recvonly").text());
          sbc1.expects(ACK);
          alice.expects(200, INVITE);
          alice.sends(ACK);
          alice.hangsUpOn(sbc1);
        });
  }
}
