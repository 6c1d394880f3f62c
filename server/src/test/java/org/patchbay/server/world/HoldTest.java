package org.patchbay.server.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.INVITE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.codecs.Codec;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;
import org.patchbay.testkit.sip.Sdp;

/** Hold and resumption by re-INVITE through the server (RFC 3264 §8.4). */
class HoldTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String SDP = "application/sdp";

  @Test
  void passesOnTheUsersHoldAndResumption() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          Sdp held = turns(scene, alice, sbc1, scene.audio(alice), "sendonly", "recvonly");
          turns(scene, alice, sbc1, held, "sendrecv", "sendrecv");
          alice.hangsUpOn(sbc1);
          alice.expectsNothing();
          sbc1.expectsNothing();
        });
  }

  @Test
  void passesOnTheTrunksHoldAndResumption() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          Sdp held = turns(scene, sbc1, alice, scene.audio(sbc1), "sendonly", "recvonly");
          turns(scene, sbc1, alice, held, "sendrecv", "sendrecv");
          sbc1.hangsUpOn(alice);
          alice.expectsNothing();
          sbc1.expectsNothing();
        });
  }

  @Test
  void passesOnThatNobodyIsToSendAnything() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          turns(scene, alice, sbc1, scene.audio(alice), "inactive", "inactive");
          alice.hangsUpOn(sbc1);
        });
  }

  @Test
  void letsBothHoldAndResumeOneAfterTheOther() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          Sdp alices = turns(scene, alice, sbc1, scene.audio(alice), "sendonly", "recvonly");
          Sdp trunks = turns(scene, sbc1, alice, scene.audio(sbc1), "inactive", "inactive");
          alices = turns(scene, alice, sbc1, alices, "recvonly", "sendonly");
          turns(scene, sbc1, alice, trunks, "sendrecv", "recvonly");
          turns(scene, alice, sbc1, alices, "sendrecv", "sendrecv");
          alice.hangsUpOn(sbc1);
        });
  }

  @Test
  void stopsTheMediaOfThePartyThatIsHeldAndLetsItGoOn() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Voice user = scene.voice(alice, Codec.OPUS, 96);
          Voice trunk = scene.voice(sbc1, Codec.PCMA, 8);
          scene.dials(alice, Scene.SEATTLE);
          Incoming offer = sbc1.expects(INVITE);
          sbc1.sends(200);
          sbc1.expects(ACK);
          Incoming answer = alice.expects(200, INVITE);
          alice.sends(ACK);
          user.speaksTo(answer);
          trunk.speaksTo(offer);
          scene.world().advance(SECOND);
          Sdp held = turns(scene, alice, sbc1, scene.audio(alice), "sendonly", "recvonly");
          scene.world().advance(SECOND);
          user.forgets();
          trunk.forgets();
          scene.world().advance(SECOND);
          user.hasHeardNothing();
          trunk.hasHeard(SECOND);
          turns(scene, alice, sbc1, held, "sendrecv", "sendrecv");
          user.forgets();
          trunk.forgets();
          scene.world().advance(SECOND);
          user.hasHeard(SECOND);
          trunk.hasHeard(SECOND);
          scene.fallsSilent();
          alice.hangsUpOn(sbc1);
        });
  }

  @Test
  void refusesAChangeThatTheOtherPartyRefusesAndGoesOnAsBefore() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          alice.sends(INVITE).body(SDP, scene.audio(alice).turned("sendonly").text());
          sbc1.expects(INVITE);
          sbc1.sends(488);
          sbc1.expects(ACK);
          alice.expects(488);
          alice.sends(ACK);
          alice.hangsUpOn(sbc1);
          alice.expectsNothing();
          sbc1.expectsNothing();
        });
  }

  /** One party asks for a direction, and the other allows as much of it as is said. */
  private static Sdp turns(
      Scene scene, Agent one, Agent other, Sdp before, String direction, String answered) {
    Sdp offer = before.turned(direction);
    one.sends(INVITE).body(SDP, offer.text());
    Incoming passed = other.expects(INVITE);
    assertEquals(direction, Sdp.directionOf(passed.message().body()));
    other.sends(200).body(SDP, scene.audio(other).turned(answered).text());
    other.expects(ACK);
    Incoming answer = one.expects(200, INVITE);
    assertEquals(answered, Sdp.directionOf(answer.message().body()));
    one.sends(ACK);
    scene.waitsForAcks();
    return offer;
  }
}
