package org.patchbay.server.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.INVITE;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.codecs.Codec;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;
import org.patchbay.testkit.rtp.RtpPacket;
import org.patchbay.testkit.rtp.RtpParty;
import org.patchbay.testkit.sip.Sdp;

/** What the parties of a call through a trunk hear. */
class TrunkMediaTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String SDP = "application/sdp";

  @Test
  void convertsBetweenTheUsersOpusAndTheTrunksG711() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Voice user = scene.voice(alice, Codec.OPUS, 96);
          Voice trunk = scene.voice(sbc1, Codec.PCMA, 8);
          scene.dials(alice, Scene.SEATTLE);
          Incoming offer = sbc1.expects(INVITE);
          assertEquals("8", Sdp.payloadTypesOf(offer.message().body()).get(0));
          sbc1.sends(200);
          sbc1.expects(ACK);
          Incoming answer = alice.expects(200, INVITE);
          assertEquals("96", Sdp.payloadTypesOf(answer.message().body()).get(0));
          alice.sends(ACK);
          user.speaksTo(answer);
          trunk.speaksTo(offer);
          scene.world().advance(SECOND.multipliedBy(2));
          user.hasHeard(SECOND.multipliedBy(2));
          trunk.hasHeard(SECOND.multipliedBy(2));
          scene.fallsSilent();
          alice.hangsUpOn(sbc1);
        });
  }

  @Test
  void passesOnWhatBothSpeak() {
    Scene.play(
        scene -> {
          Agent alice = scene.phone("alice", Scene.PCMA);
          Agent sbc1 = scene.sbc1();
          Voice user = scene.voice(alice, Codec.PCMA, 8);
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
          user.hasHeard(SECOND);
          trunk.hasHeard(SECOND);
          scene.fallsSilent();
          sbc1.hangsUpOn(alice);
        });
  }

  @Test
  void letsTheCallerHearEarlyMediaBeforeTheAnswer() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Voice user = scene.voice(alice, Codec.OPUS, 96);
          Voice trunk = scene.voice(sbc1, Codec.PCMA, 8);
          scene.dials(alice, Scene.SEATTLE);
          Incoming offer = sbc1.expects(INVITE);
          sbc1.sends(183).body(SDP, scene.audio(sbc1).text());
          Incoming early = alice.expects(183);
          assertEquals("96", Sdp.payloadTypesOf(early.message().body()).get(0));
          trunk.speaksTo(offer);
          scene.world().advance(SECOND);
          user.hasHeard(SECOND);
          sbc1.sends(486);
          sbc1.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
          scene.fallsSilent();
        });
  }

  @Test
  void keepsTheAddressOfEarlyMediaInTheAnswer() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(183).body(SDP, scene.audio(sbc1).text());
          Incoming early = alice.expects(183);
          sbc1.sends(200);
          sbc1.expects(ACK);
          Incoming answer = alice.expects(200, INVITE);
          assertEquals(Sdp.mediaOf(early.message().body()), Sdp.mediaOf(answer.message().body()));
          alice.sends(ACK);
          alice.hangsUpOn(sbc1);
        });
  }

  @Test
  void makesAnOfferToBothWhenTheCallerMakesNone() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          Voice user = scene.voice(alice, Codec.OPUS, 96);
          Voice trunk = scene.voice(sbc1, Codec.PCMA, 8);
          alice.sends(INVITE).to(Scene.SEATTLE).withoutBody();
          alice.expects(407);
          alice.authenticates();
          Incoming offer = sbc1.expects(INVITE);
          assertEquals(List.of("8", "101"), Sdp.payloadTypesOf(offer.message().body()));
          sbc1.sends(200);
          sbc1.expects(ACK);
          Incoming ours = alice.expects(200, INVITE);
          String opus = Sdp.payloadTypeOf(ours.message().body(), "opus/48000/2").orElseThrow();
          assertEquals("96", opus, "the voice below says 96");
          alice.sends(ACK).body(SDP, scene.audio(alice).text());
          scene.waitsForAcks();
          user.speaksTo(ours);
          trunk.speaksTo(offer);
          scene.world().advance(SECOND);
          scene.fallsSilent();
          user.hasHeard(SECOND);
          trunk.hasHeard(SECOND);
          alice.hangsUpOn(sbc1);
        });
  }

  @Test
  void carriesADigitFromOnePayloadTypeAndClockToAnother() {
    Scene.play(
        scene -> {
          Agent alice = scene.phone("alice", Scene.OPUS, "97 telephone-event/48000");
          Agent sbc1 = scene.sbc1();
          Sdp trunks = scene.audio(sbc1).speaking(Scene.PCMA, "101 telephone-event/8000");
          RtpParty user = scene.rtp(alice);
          RtpParty trunk = scene.rtp(sbc1);
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(200).body(SDP, trunks.text());
          sbc1.expects(ACK);
          Incoming answer = alice.expects(200, INVITE);
          alice.sends(ACK);
          InetSocketAddress server = Sdp.mediaOf(answer.message().body()).orElseThrow();
          for (int i = 1; i <= 8; i++) { // 5, for 160 ms, the end three times
            int duration = 960 * Math.min(i, 6) * 160 / 120;
            byte[] event = {
              5, (byte) (i > 5 ? 0x8a : 0x0a), (byte) (duration >> 8), (byte) duration
            };
            user.sends(server, 97, event, 0);
            scene.world().advance(Duration.ofMillis(20));
          }
          scene.world().advance(SECOND);
          List<RtpPacket> digits = trunk.heard(101);
          assertFalse(digits.isEmpty(), "no digit arrived");
          assertEquals(digits.size(), trunk.heard().size(), "nothing else arrived");
          for (RtpPacket packet : digits) {
            assertEquals(5, packet.payload()[0]);
            assertEquals(digits.get(0).timestamp(), packet.timestamp(), "it was one digit");
          }
          alice.hangsUpOn(sbc1);
        });
  }

  @Test
  void endsACallInWhichNobodySaysAnything() {
    Duration timeout = Duration.ofSeconds(30);
    Scene.play(
        server -> server.withMediaTimeout(timeout),
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          scene.world().advance(timeout.plusSeconds(1));
          alice.expects(BYE);
          alice.sends(200);
          sbc1.expects(BYE);
          sbc1.sends(200);
        });
  }

  @Test
  void keepsACallThatIsOnHoldThoughNobodySaysAnything() {
    Duration timeout = Duration.ofSeconds(30);
    Scene.play(
        server -> server.withMediaTimeout(timeout),
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          alice.sends(INVITE).body(SDP, scene.audio(alice).turned("inactive").text());
          sbc1.expects(INVITE);
          sbc1.sends(200).body(SDP, scene.audio(sbc1).turned("inactive").text());
          sbc1.expects(ACK);
          alice.expects(200, INVITE);
          alice.sends(ACK);
          scene.world().advance(timeout.multipliedBy(3));
          alice.expectsNothing();
          sbc1.expectsNothing();
          alice.hangsUpOn(sbc1);
        });
  }

  @Test
  void refusesACallForWhichThereAreNoPorts() {
    refusesASecondCallWith(2);
  }

  @Test
  void refusesACallThatHasPortsForOnePartyAloneBeforeAnythingRings() {
    refusesASecondCallWith(3);
  }

  private static void refusesASecondCallWith(int portPairs) {
    Scene.play(
        server -> server.withPortPairs(portPairs),
        scene -> {
          Agent alice = scene.alice();
          Agent bob = scene.bob();
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          scene.dials(bob, Scene.SEATTLE);
          bob.expects(503);
          bob.sends(ACK);
          sbc1.expectsNothing();
          alice.hangsUpOn(sbc1);
        });
  }
}
