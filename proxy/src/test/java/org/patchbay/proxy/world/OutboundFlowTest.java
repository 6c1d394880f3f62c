package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.REGISTER;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;
import org.patchbay.testkit.net.Transport;

/** Phones that keep one or more flows open to be reached on (RFC 5626). */
class OutboundFlowTest {
  private static final String BOB = "sip:bob@example.com";

  /** One flow of bob's phone of that instance, from an address of its own. */
  private static Agent flow(Scene scene, String name, int instance, int regId) {
    Agent agent = scene.stranger(name).as(BOB).withCredentials("bob", "pw-bob");
    registers(scene, agent, instance, regId);
    return agent;
  }

  private static Incoming registers(Scene scene, Agent agent, int instance, int regId) {
    return registers(scene, agent, agent.contact(Transport.UDP), instance, regId);
  }

  private static Incoming registers(
      Scene scene, Agent agent, String contact, int instance, int regId) {
    agent
        .sends(REGISTER)
        .with("Supported", "path, outbound")
        .replacing(
            "Contact", contact + ";+sip.instance=\"<urn:uuid:" + instance + ">\";reg-id=" + regId);
    agent.expects(401);
    agent.authenticates();
    Incoming answer = agent.expects(200);
    scene.rebase();
    return answer;
  }

  private static void busy(Agent phone, Agent alice) {
    phone.sends(486);
    phone.expects(ACK);
    alice.expects(486);
    alice.sends(ACK);
  }

  @Test
  void saysThatTheFlowIsKept() {
    Scene.play(
        scene -> {
          Agent bob = scene.stranger("bob");
          registers(scene, bob, 1, 2)
              .with("Require", "outbound")
              .containing("Contact", ";+sip.instance=\"<urn:uuid:1>\";reg-id=2")
              .without("Flow-Timer");
        });
  }

  @Test
  void keepsNoFlowOfAPhoneThatDoesNotAskForIt() {
    Scene.play(
        scene -> {
          Agent bob = scene.stranger("bob");
          String contact = bob.contact(Transport.UDP) + ";+sip.instance=\"<urn:uuid:1>\";reg-id=1";
          bob.sends(REGISTER).replacing("Contact", contact);
          bob.expects(401);
          bob.authenticates();
          bob.expects(200).without("Require");
          scene.rebase();
          assertEquals(0, scene.proxy().locations().lookup("bob").get(0).regId());
        });
  }

  @Test
  void saysHowOftenAFlowIsToBeShownAlive() {
    Scene.play(
        proxy -> proxy.guidesPhones(25),
        scene ->
            registers(scene, scene.stranger("bob"), 1, 1)
                .with("Flow-Timer", "25")
                .with("Service-Route", "<sip:10.0.0.1:5060;lr>"));
  }

  @Test
  void reachesAPhoneOnItsFlowWhateverItsContactSays() {
    Scene.play(
        scene -> {
          Agent bob = scene.stranger("bob");
          registers(scene, bob, "<sip:bob@203.0.113.9:5060>", 1, 1);
          Agent alice = scene.trusted("alice");
          alice.sends(INVITE).to(BOB);
          bob.expects(INVITE).forUri("sip:bob@203.0.113.9:5060");
          busy(bob, alice);
        });
  }

  @Test
  void forgetsAFlowWhoseConnectionIsClosedEvenIfItsContactListens() {
    Scene.play(
        scene -> {
          Agent bob = scene.stranger("bob").over(Transport.TCP);
          registers(scene, bob, bob.contact(Transport.TCP), 1, 1);
          bob.endpoint().hangUpConnections();
          scene.world().settle();
          assertEquals(0, scene.proxy().locations().size());
        });
  }

  @Test
  void ringsAPhoneWithTwoFlowsOnce() {
    Scene.play(
        scene -> {
          Agent first = flow(scene, "first", 1, 1);
          Agent second = flow(scene, "second", 1, 2);
          Agent alice = scene.trusted("alice");
          alice.sends(INVITE).to(BOB);
          second.expects(INVITE); // the one registered last
          first.expectsNothing();
          busy(second, alice);
          first.expectsNothing();
        });
  }

  @Test
  void ringsTwoPhonesAtOnce() {
    Scene.play(
        scene -> {
          Agent desk = flow(scene, "desk", 1, 1);
          Agent mobile = flow(scene, "mobile", 2, 1);
          Agent alice = scene.trusted("alice");
          alice.sends(INVITE).to(BOB);
          desk.expects(INVITE);
          mobile.expects(INVITE);
          desk.sends(486);
          desk.expects(ACK);
          busy(mobile, alice);
        });
  }

  @Test
  void turnsToTheOtherFlowWhenOneHasFailed() {
    Scene.play(
        scene -> {
          Agent first = flow(scene, "first", 1, 1);
          Agent second = flow(scene, "second", 1, 2);
          Agent alice = scene.trusted("alice");
          alice.sends(INVITE).to(BOB);
          second.expects(INVITE);
          second.sends(430);
          second.expects(ACK);
          first.expects(INVITE);
          first.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          first.expects(ACK);
        });
  }

  @Test
  void turnsToTheOtherFlowWhenOneIsSilent() {
    Scene.play(
        scene -> {
          Agent first = flow(scene, "first", 1, 1);
          Agent second = flow(scene, "second", 1, 2);
          Agent alice = scene.trusted("alice");
          alice.sends(INVITE).to(BOB);
          second.expects(INVITE);
          scene.world().advance(Duration.ofSeconds(33));
          first.expects(INVITE);
          busy(first, alice);
        });
  }

  @Test
  void saysThatThePhoneIsNotThereWhenNoFlowIsLeft() {
    Scene.play(
        scene -> {
          Agent first = flow(scene, "first", 1, 1);
          Agent second = flow(scene, "second", 1, 2);
          Agent alice = scene.trusted("alice");
          alice.sends(INVITE).to(BOB);
          second.expects(INVITE);
          second.sends(430);
          second.expects(ACK);
          first.expects(INVITE);
          first.sends(430);
          first.expects(ACK);
          alice.expects(480); // 430 is between proxies
          alice.sends(ACK);
        });
  }

  @Test
  void triesNoOtherFlowWhenTheCallerHasHungUp() {
    Scene.play(
        scene -> {
          Agent first = flow(scene, "first", 1, 1);
          Agent second = flow(scene, "second", 1, 2);
          Agent alice = scene.trusted("alice");
          alice.sends(INVITE).to(BOB);
          second.expects(INVITE);
          second.sends(180);
          alice.expects(180);
          alice.sends(CANCEL);
          alice.expects(200);
          second.expects(CANCEL);
          second.sends(200);
          second.sends(430).answering(INVITE);
          second.expects(ACK);
          first.expectsNothing();
          alice.expects("the end of the call", m -> m.status() >= 400);
          alice.sends(ACK);
        });
  }
}
