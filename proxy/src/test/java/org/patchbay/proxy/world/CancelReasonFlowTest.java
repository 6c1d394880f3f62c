package org.patchbay.proxy.world;

import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;

/** Why a branch is cancelled is said in Reason (RFC 3326). */
class CancelReasonFlowTest {
  private static final String BOB = "sip:bob@example.com";

  @Test
  void saysThatAnotherPhoneAnswered() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent desk = scene.phone("desk", "bob", "1.0");
          Agent mobile = scene.phone("mobile", "bob", "1.0");
          rings(alice, desk, mobile);
          mobile.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          mobile.expects(ACK);
          desk.expects(CANCEL).with("Reason", "SIP;cause=200;text=\"Call completed elsewhere\"");
          ends(desk);
        });
  }

  @Test
  void saysThatAnotherPhoneRefusedForAll() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent desk = scene.phone("desk", "bob", "1.0");
          Agent mobile = scene.phone("mobile", "bob", "1.0");
          rings(alice, desk, mobile);
          mobile.sends(603);
          mobile.expects(ACK);
          desk.expects(CANCEL).with("Reason", "SIP;cause=603;text=\"Call refused elsewhere\"");
          ends(desk);
          alice.expects(603);
          alice.sends(ACK);
        });
  }

  @Test
  void passesOnWhatTheCallerSays() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          rings(alice, bob);
          alice.sends(CANCEL).with("Reason", "Q.850;cause=16;text=\"Terminated\"");
          alice.expects(200, CANCEL);
          bob.expects(CANCEL).with("Reason", "Q.850;cause=16;text=\"Terminated\"");
          ends(bob);
          alice.expects(487);
          alice.sends(ACK);
        });
  }

  @Test
  void saysNothingOfItselfWhenTheCallerSaysNothing() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          rings(alice, bob);
          alice.sends(CANCEL);
          alice.expects(200, CANCEL);
          bob.expects(CANCEL).without("Reason");
          ends(bob);
          alice.expects(487);
          alice.sends(ACK);
        });
  }

  @Test
  void saysThatNobodyAnsweredWhenTimerCFires() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          rings(alice, bob);
          scene.world().advance(Duration.ofSeconds(186));
          bob.expects(CANCEL).with("Reason", "SIP;cause=408;text=\"No answer\"");
          ends(bob);
          alice.expects(408);
          alice.sends(ACK);
        });
  }

  @Test
  void startsTimerCAgainWithEach1xx() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          rings(alice, bob);
          scene.world().advance(Duration.ofSeconds(150));
          bob.sends(183);
          alice.expects(183);
          scene.world().advance(Duration.ofSeconds(150));
          bob.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          bob.expects(ACK);
        });
  }

  @Test
  void doesNotStartTimerCAgainWith100() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          rings(alice, bob);
          scene.world().advance(Duration.ofSeconds(150));
          bob.sends(100);
          scene.world().advance(Duration.ofSeconds(40));
          bob.expects(CANCEL);
          ends(bob);
          alice.expects(408);
          alice.sends(ACK);
        });
  }

  private static void rings(Agent alice, Agent... phones) {
    alice.sends(INVITE).to(BOB);
    for (Agent phone : phones) {
      phone.expects(INVITE);
      phone.sends(180);
      alice.expects(180);
    }
  }

  private static void ends(Agent phone) {
    phone.sends(200);
    phone.sends(487);
    phone.expects(ACK);
  }
}
