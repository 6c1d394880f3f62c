package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;

/** A user with several phones that ring together (RFC 3261 §16.6, §16.7). */
class ParallelForkTest {

  @Test
  void ringsAllPhonesOfAUser() {
    play(
        flow -> {
          Incoming first = flow.desk.expects(INVITE).forUri("sip:desk@10.0.0.3:5060");
          Incoming second = flow.mobile.expects(INVITE).forUri("sip:mobile@10.0.0.4:5060");
          assertNotEquals(
              first.message().via().branch(), second.message().via().branch(), "RFC 3261 §16.6");
          flow.desk.sends(486);
          flow.desk.expects(ACK);
          flow.mobile.sends(486);
          flow.mobile.expects(ACK);
          flow.alice.expects(486);
          flow.alice.sends(ACK);
        });
  }

  @Test
  void connectsTheFirstThatAnswersAndCancelsTheOthers() {
    play(
        flow -> {
          flow.ring();
          flow.mobile.sends(200);
          flow.alice.expects(200);
          flow.alice.sends(ACK);
          flow.mobile.expects(ACK);
          flow.desk.expects(CANCEL);
          flow.desk.sends(200);
          flow.desk.sends(487);
          flow.desk.expects(ACK);
          flow.alice.expectsNothing();
          flow.alice.hangsUpOn(flow.mobile);
        });
  }

  @Test
  void passesOn2xxOfTwoPhones() {
    play(
        flow -> {
          flow.ring();
          flow.desk.sends(200);
          flow.mobile.sends(200);
          Incoming first = flow.alice.expects(200);
          Incoming second = flow.alice.expects(200);
          assertNotEquals(first.message().to().tag(), second.message().to().tag());
          flow.alice.sends(ACK).within(first);
          flow.desk.expects(ACK);
          flow.alice.sends(ACK).within(second);
          flow.mobile.expects(ACK);
          flow.alice.forgets();
          flow.mobile.forgets(); // the CANCEL that crossed its 200
        });
  }

  @Test
  void passesOnProvisionalsOfAllPhones() {
    play(
        flow -> {
          flow.desk.expects(INVITE);
          flow.mobile.expects(INVITE);
          flow.desk.sends(180);
          Incoming first = flow.alice.expects(180);
          flow.mobile.sends(180);
          Incoming second = flow.alice.expects(180);
          assertNotEquals(first.message().to().tag(), second.message().to().tag());
          flow.decline();
        });
  }

  @Test
  void waitsForTheOthersWhenOneIsBusy() {
    play(
        flow -> {
          flow.ring();
          flow.desk.sends(486);
          flow.desk.expects(ACK);
          flow.alice.expectsNothingFor(Duration.ofSeconds(5));
          flow.mobile.sends(200);
          flow.alice.expects(200);
          flow.alice.sends(ACK);
          flow.mobile.expects(ACK);
        });
  }

  @Test
  void endsAllWithA6xx() {
    play(
        flow -> {
          flow.ring();
          flow.desk.sends(603);
          flow.desk.expects(ACK);
          flow.mobile.expects(CANCEL);
          flow.mobile.sends(200);
          flow.mobile.sends(487);
          flow.mobile.expects(ACK);
          flow.alice.expects(603);
          flow.alice.sends(ACK);
        });
  }

  @Test
  void prefersA2xxThatComesAfterA6xx() {
    play(
        flow -> {
          flow.ring();
          flow.desk.sends(603);
          flow.desk.expects(ACK);
          flow.mobile.expects(CANCEL);
          flow.mobile.sends(200).answering(INVITE);
          flow.alice.expects(200, INVITE);
          flow.alice.sends(ACK);
          flow.mobile.expects(ACK);
        });
  }

  @Test
  void cancelsAllWhenTheCallerHangsUp() {
    play(
        flow -> {
          flow.ring();
          flow.alice.sends(CANCEL);
          flow.alice.expects(200, CANCEL);
          for (Agent phone : new Agent[] {flow.desk, flow.mobile}) {
            phone.expects(CANCEL);
            phone.sends(200);
            phone.sends(487);
            phone.expects(ACK);
          }
          flow.alice.expects(487, INVITE);
          flow.alice.sends(ACK);
        });
  }

  @Test
  void answersWithTheLowestClass() {
    play(
        flow -> {
          flow.ring();
          flow.desk.sends(500);
          flow.desk.expects(ACK);
          flow.mobile.sends(404);
          flow.mobile.expects(ACK);
          flow.alice.expects(404);
          flow.alice.sends(ACK);
        });
  }

  @Test
  void passesOnA4xxThatTellsHowToGoOnBeforeAnother() {
    play(
        flow -> {
          flow.ring();
          flow.desk.sends(486);
          flow.desk.expects(ACK);
          flow.mobile.sends(415).with("Accept", "application/sdp");
          flow.mobile.expects(ACK);
          flow.alice.expects(415).with("Accept", "application/sdp");
          flow.alice.sends(ACK);
        });
  }

  @Test
  void turnsA503Into500() {
    play(
        flow -> {
          flow.ring();
          flow.desk.sends(503).with("Retry-After", "3600");
          flow.desk.expects(ACK);
          flow.mobile.sends(503);
          flow.mobile.expects(ACK);
          flow.alice.expects(500);
          flow.alice.sends(ACK);
        });
  }

  @Test
  void prefersABusyPhoneToASilentOne() {
    play(
        flow -> {
          flow.desk.expects(INVITE);
          flow.mobile.expects(INVITE);
          flow.desk.sends(486);
          flow.desk.expects(ACK);
          flow.scene.world().advance(Duration.ofSeconds(31));
          flow.alice.expects(486);
          flow.alice.sends(ACK);
        });
  }

  @Test
  void forksOtherRequestsToo() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent desk = scene.phone("desk", "bob", "1.0");
          Agent mobile = scene.phone("mobile", "bob", "1.0");
          alice.sends(MESSAGE).to("sip:bob@example.com");
          desk.expects(MESSAGE);
          mobile.expects(MESSAGE);
          desk.sends(480);
          mobile.sends(200);
          alice.expects(200, MESSAGE);
          alice.expectsNothing();
        });
  }

  private static void play(Consumer<Flow> script) {
    Scene.play(
        scene -> {
          Flow flow =
              new Flow(
                  scene,
                  scene.trusted("alice"),
                  scene.phone("desk", "bob", "1.0"),
                  scene.phone("mobile", "bob", "1.0"));
          flow.alice.sends(INVITE).to("sip:bob@example.com");
          script.accept(flow);
        });
  }

  /** Alice calls bob, who has two phones. */
  private record Flow(Scene scene, Agent alice, Agent desk, Agent mobile) {

    void ring() {
      desk.expects(INVITE);
      mobile.expects(INVITE);
      desk.sends(180);
      alice.expects(180);
      mobile.sends(180);
      alice.expects(180);
    }

    void decline() {
      desk.sends(486);
      desk.expects(ACK);
      mobile.sends(486);
      mobile.expects(ACK);
      alice.expects(486);
      alice.sends(ACK);
    }
  }
}
