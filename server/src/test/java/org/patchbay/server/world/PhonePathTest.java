package org.patchbay.server.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.INVITE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.codecs.Codec;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;
import org.patchbay.testkit.net.NatBox;
import org.patchbay.testkit.net.Transport;

/** Phones behind a NAT or on a connection, and calls between users through the media processor. */
class PhonePathTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String BOB = "sip:bob@" + SimulatedServer.DOMAIN;

  @Test
  void reachesAPhoneBehindANatWithSignallingAndMedia() {
    Scene.play(
        scene -> {
          NatBox nat = scene.world().nat("nat", "192.0.2.1");
          Agent alice = scene.phoneBehind(nat, "alice", "192.168.0.2", Scene.OPUS);
          Agent sbc1 = scene.sbc1();
          Voice user = scene.voice(alice, Codec.OPUS, 96);
          Voice trunk = scene.voice(sbc1, Codec.PCMA, 8);
          scene.dials(alice, Scene.SEATTLE);
          Incoming offer = sbc1.expects(INVITE);
          sbc1.sends(200);
          sbc1.expects(ACK);
          Incoming answer = alice.expects(200, INVITE);
          alice.sends(ACK);
          scene.waitsForAcks();
          user.speaksTo(answer);
          scene.world().advance(SECOND); // until then nobody knows where she hears
          user.forgets();
          trunk.speaksTo(offer);
          scene.world().advance(SECOND);
          user.hasHeard(SECOND);
          trunk.hasHeard(SECOND.multipliedBy(2));
          scene.fallsSilent();
          sbc1.hangsUpOn(alice);
          alice.expectsNothing();
        });
  }

  @Test
  void ringsAPhoneBehindANat() {
    Scene.play(
        scene -> {
          NatBox nat = scene.world().nat("nat", "192.0.2.1");
          Agent alice =
              scene.registered(scene.phoneBehind(nat, "alice", "192.168.0.2", Scene.OPUS));
          Agent carrier = scene.carrier();
          carrier.sends(INVITE).to("sip:+14255550100@" + SimulatedServer.DOMAIN);
          alice.expects(INVITE);
          alice.sends(200);
          alice.expects(ACK);
          carrier.expects(200, INVITE);
          carrier.sends(ACK);
          carrier.hangsUpOn(alice);
        });
  }

  @Test
  void speaksToAPhoneOnItsConnection() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice().over(Transport.TCP);
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          sbc1.hangsUpOn(alice);
          assertEquals(1, alice.endpoint().connections());
        });
  }

  @Test
  void endsACallThoughThePhonesConnectionIsGone() {
    Scene.playInOrder(
        scene -> {
          Agent alice = scene.alice().over(Transport.TCP);
          Agent sbc1 = scene.sbc1();
          scene.connects(alice, sbc1);
          alice.endpoint().close();
          sbc1.sends(BYE);
          sbc1.expects(200, BYE);
        });
  }

  @Test
  void bringsTwoUsersTogetherOfWhomOneIsBehindANat() {
    Scene.play(
        scene -> {
          NatBox nat = scene.world().nat("nat", "192.0.2.1");
          Agent alice = scene.phoneBehind(nat, "alice", "192.168.0.2", Scene.OPUS);
          Agent bob = scene.registered(scene.bob());
          Voice first = scene.voice(alice, Codec.OPUS, 96);
          Voice second = scene.voice(bob, Codec.PCMU, 0);
          scene.dials(alice, BOB);
          Incoming offer = bob.expects(INVITE);
          bob.sends(200);
          bob.expects(ACK);
          Incoming answer = alice.expects(200, INVITE);
          alice.sends(ACK);
          scene.waitsForAcks();
          first.speaksTo(answer);
          scene.world().advance(SECOND);
          first.forgets();
          second.speaksTo(offer);
          scene.world().advance(SECOND);
          first.hasHeard(SECOND);
          second.hasHeard(SECOND.multipliedBy(2));
          scene.fallsSilent();
          alice.hangsUpOn(bob);
        });
  }

  @Test
  void hidesTwoUsersFromEachOtherWhereEveryCallIsProcessed() {
    Scene.play(
        SimulatedServer::processingAlways,
        scene -> {
          Agent alice = scene.alice();
          Agent bob = scene.registered(scene.bob());
          scene.dials(alice, BOB);
          bob.expects(INVITE).containing("From", "alice");
          bob.sends(180);
          alice.expects(180);
          bob.sends(200);
          bob.expects(ACK);
          alice.expects(200, INVITE);
          alice.sends(ACK);
          scene.waitsForAcks();
          bob.hangsUpOn(alice);
          scene.areSeparated(alice, bob);
        });
  }

  @Test
  void completesACallThatTheCalleeDeclinesForItsCodec() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent bob = scene.registered(scene.bob());
          scene.dials(alice, BOB);
          bob.expects(INVITE);
          bob.sends(488);
          bob.expects(ACK);
          bob.expects(INVITE); // once more, with what the server converts
          bob.sends(200);
          bob.expects(ACK);
          alice.expects(200, INVITE);
          alice.sends(ACK);
          scene.waitsForAcks();
          alice.hangsUpOn(bob);
          alice.expectsNothing();
        });
  }
}
