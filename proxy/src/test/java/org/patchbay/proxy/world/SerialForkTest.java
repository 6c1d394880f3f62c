package org.patchbay.proxy.world;

import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;

/** A user with phones of different preference, tried one after the other (RFC 3261 §16.6). */
class SerialForkTest {

  @Test
  void triesTheMostPreferredFirst() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent mobile = scene.phone("mobile", "bob", "0.5");
          Agent desk = scene.phone("desk", "bob", "0.9");
          alice.sends(INVITE).to("sip:bob@example.com");
          desk.expects(INVITE);
          desk.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          desk.expects(ACK);
          mobile.expectsNothing();
        });
  }

  @Test
  void triesTheNextWhenOneIsBusy() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent desk = scene.phone("desk", "bob", "0.9");
          Agent mobile = scene.phone("mobile", "bob", "0.5");
          alice.sends(INVITE).to("sip:bob@example.com");
          desk.expects(INVITE);
          desk.sends(486);
          desk.expects(ACK);
          mobile.expects(INVITE).with("Max-Forwards", "69").containing("Record-Route", "10.0.0.1");
          mobile.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          mobile.expects(ACK);
        });
  }

  @Test
  void triesTheNextWhenOneRingsTooLong() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent desk = scene.phone("desk", "bob", "0.9");
          Agent mobile = scene.phone("mobile", "bob", "0.5");
          alice.sends(INVITE).to("sip:bob@example.com");
          desk.expects(INVITE);
          desk.sends(180);
          alice.expects(180);
          scene.world().advance(Duration.ofSeconds(29));
          mobile.expectsNothing();
          desk.expects(CANCEL);
          desk.sends(200);
          desk.sends(487);
          desk.expects(ACK);
          mobile.expects(INVITE);
          mobile.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          mobile.expects(ACK);
        });
  }

  @Test
  void triesTheNextWhenOneSaysAgainAndAgainThatItRings() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent desk = scene.phone("desk", "bob", "0.9");
          Agent mobile = scene.phone("mobile", "bob", "0.5");
          alice.sends(INVITE).to("sip:bob@example.com");
          desk.expects(INVITE);
          desk.sends(180);
          alice.expects(180);
          scene.world().advance(Duration.ofSeconds(20));
          desk.sends(183);
          alice.expects(183);
          scene.world().advance(Duration.ofSeconds(9));
          desk.expectsNothing();
          scene.world().advance(Duration.ofSeconds(2));
          desk.expects(CANCEL);
          desk.sends(200);
          desk.sends(487);
          desk.expects(ACK);
          mobile.expects(INVITE);
          mobile.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          mobile.expects(ACK);
        });
  }

  @Test
  void triesTheNextWhenOneIsDead() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent desk = scene.phone("desk", "bob", "0.9");
          Agent mobile = scene.phone("mobile", "bob", "0.5");
          alice.sends(INVITE).to("sip:bob@example.com");
          desk.expects(INVITE);
          scene.world().advance(Duration.ofSeconds(31));
          mobile.expects(INVITE);
          mobile.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          mobile.expects(ACK);
        });
  }

  @Test
  void triesNobodyElseAfterA6xx() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent desk = scene.phone("desk", "bob", "0.9");
          Agent mobile = scene.phone("mobile", "bob", "0.5");
          alice.sends(INVITE).to("sip:bob@example.com");
          desk.expects(INVITE);
          desk.sends(603);
          desk.expects(ACK);
          alice.expects(603);
          alice.sends(ACK);
          mobile.expectsNothing();
        });
  }

  @Test
  void triesNobodyElseWhenTheCallerHangsUp() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent desk = scene.phone("desk", "bob", "0.9");
          Agent mobile = scene.phone("mobile", "bob", "0.5");
          alice.sends(INVITE).to("sip:bob@example.com");
          desk.expects(INVITE);
          desk.sends(180);
          alice.expects(180);
          alice.sends(CANCEL);
          alice.expects(200, CANCEL);
          desk.expects(CANCEL);
          desk.sends(200);
          desk.sends(487);
          desk.expects(ACK);
          alice.expects(487, INVITE);
          alice.sends(ACK);
          mobile.expectsNothing();
        });
  }

  @Test
  void answersWithTheBestOfAllThatWereTried() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent desk = scene.phone("desk", "bob", "0.9");
          Agent mobile = scene.phone("mobile", "bob", "0.5");
          alice.sends(INVITE).to("sip:bob@example.com");
          desk.expects(INVITE);
          desk.sends(302).with("Contact", "<sip:bob@10.0.0.77>");
          desk.expects(ACK);
          mobile.expects(INVITE);
          mobile.sends(486);
          mobile.expects(ACK);
          alice.expects(302).with("Contact", "<sip:bob@10.0.0.77>");
          alice.sends(ACK);
        });
  }

  @Test
  void connectsAnAnswerThatCrossesTheCancel() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent desk = scene.phone("desk", "bob", "0.9");
          Agent mobile = scene.phone("mobile", "bob", "0.5");
          alice.sends(INVITE).to("sip:bob@example.com");
          desk.expects(INVITE);
          desk.sends(180);
          alice.expects(180);
          desk.expects(CANCEL);
          desk.sends(200).answering(CANCEL);
          desk.sends(200).answering(INVITE); // picked up as it was cancelled
          alice.expects(200, INVITE);
          alice.sends(ACK);
          desk.expects(ACK);
          mobile.expectsNothing();
        });
  }
}
