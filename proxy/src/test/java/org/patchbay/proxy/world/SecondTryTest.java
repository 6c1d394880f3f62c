package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.proxy.world.ScriptedHop.header;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.testkit.Agent;

/**
 * A phone that cannot do with what the caller offers is tried once more, through the media
 * processor, and the caller does not notice.
 */
class SecondTryTest {
  private static final String BOB = "sip:bob@example.com";

  @ParameterizedTest
  @ValueSource(ints = {415, 488, 606})
  void completesTheCallThroughTheMediaProcessor(int status) {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          String invite = refused(alice, bob, status, hop);
          assertTrue(header(invite, "X-Patchbay-Target").startsWith("<sip:flow."), invite);
          assertEquals("", header(invite, "Record-Route"));
          assertEquals("69", header(invite, "Max-Forwards"));
          assertTrue(invite.endsWith("m=audio 40000 RTP/AVP 0 8\r\n"), invite);
          hop.callsTargetOf(invite);
          bob.expects(INVITE);
          bob.sends(200);
          hop.expects("SIP/2.0 200");
          hop.answers(invite, "200 OK", "Contact: <sip:leg-1@10.0.0.1:5060>");
          alice.expects(100);
          alice.expects(200, INVITE);
          alice.sends(ACK);
          hop.expects("ACK sip:leg-1@10.0.0.1:5060");
          alice.sends(BYE);
          hop.answers(hop.expects("BYE"), "200 OK");
          alice.expects(200, BYE);
          alice.expectsNothing();
        });
  }

  @Test
  void triesAPhoneAgainThatRangItself() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(BOB);
          bob.expects(INVITE);
          bob.sends(180);
          alice.expects(180);
          bob.sends(488);
          bob.expects(ACK);
          hop.answers(hop.expects("INVITE sip:bob@10.0.0.3:5060 "), "486 Busy Here");
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  @Test
  void triesNobodyAgainWhereAnotherPhoneHasRung() {
    play(
        flow -> {
          flow.desk.sends(180);
          flow.alice.expects(180);
          flow.refuses(flow.mobile, 488);
          flow.alice.expectsNothing();
          assertTrue(flow.hop.heardNothing());
          flow.refuses(flow.desk, 486);
          flow.alice.expects(488);
          flow.alice.sends(ACK);
        });
  }

  @Test
  void a606WhereAnotherPhoneHasRungEndsThemAll() {
    play(
        flow -> {
          flow.desk.sends(180);
          flow.alice.expects(180);
          flow.refuses(flow.mobile, 606);
          flow.endsCancelled(flow.desk);
          flow.alice.expects(606);
          flow.alice.sends(ACK);
          assertTrue(flow.hop.heardNothing());
        });
  }

  @Test
  void a606ThatIsTriedAgainEndsNoOtherBranch() {
    play(
        flow -> {
          flow.refuses(flow.mobile, 606);
          String invite = flow.hop.expects("INVITE sip:mobile@");
          flow.desk.expectsNothing();
          flow.desk.sends(200);
          flow.alice.expects(200, INVITE);
          flow.alice.sends(ACK);
          flow.desk.expects(ACK);
          flow.hop.answers(invite, "100 Trying");
          flow.hop.answers(flow.hop.expects("CANCEL"), "200 OK");
          flow.hop.answers(invite, "487 Request Terminated");
          flow.alice.hangsUpOn(flow.desk);
        });
  }

  @Test
  void a606OfTheSecondTryEndsThemAll() {
    play(
        flow -> {
          flow.refuses(flow.mobile, 606);
          flow.desk.sends(180);
          flow.alice.expects(180);
          flow.hop.answers(flow.hop.expects("INVITE sip:mobile@"), "606 Not Acceptable");
          flow.endsCancelled(flow.desk);
          flow.alice.expects(606);
          flow.alice.sends(ACK);
        });
  }

  @Test
  void triesEveryPhoneAgainThatCannotDoWithTheOffer() {
    play(
        flow -> {
          flow.refuses(flow.desk, 488);
          flow.refuses(flow.mobile, 488);
          String first = flow.hop.expects("INVITE sip:desk@");
          String second = flow.hop.expects("INVITE sip:mobile@");
          flow.hop.answers(first, "480 Temporarily Unavailable");
          flow.alice.expectsNothing();
          flow.hop.answers(second, "486 Busy Here");
          flow.alice.expects(480);
          flow.alice.sends(ACK);
        });
  }

  @Test
  void theFirstAnswerIsTheBestIfTheMediaProcessorHasNone() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent alice = scene.trusted("alice");
          String invite = refused(alice, scene.phone("bob"), 488, hop);
          hop.answers(invite, "503 Service Unavailable");
          alice.expects(488);
          alice.sends(ACK);
        });
  }

  @Test
  void a606IsTheBestIfTheSecondTryFailsInAnotherWay() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent alice = scene.trusted("alice");
          String invite = refused(alice, scene.phone("bob"), 606, hop);
          hop.answers(invite, "480 Temporarily Unavailable");
          alice.expects(606);
          alice.sends(ACK);
        });
  }

  @Test
  void aCallerWhoHangsUpInTheSecondTryIsTold487() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent alice = scene.trusted("alice");
          String invite = refused(alice, scene.phone("bob"), 606, hop);
          hop.answers(invite, "180 Ringing");
          alice.expects(180);
          alice.sends(CANCEL);
          alice.expects(200, CANCEL);
          hop.answers(hop.expects("CANCEL"), "200 OK");
          hop.answers(invite, "487 Request Terminated");
          alice.expects(487, INVITE);
          alice.sends(ACK);
        });
  }

  @Test
  void aCallerWhoHasHungUpIsNotConnectedBySecondTry() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(BOB);
          bob.expects(INVITE);
          bob.sends(180);
          alice.expects(180);
          alice.sends(CANCEL);
          alice.expects(200, CANCEL);
          bob.expects(CANCEL);
          bob.sends(200);
          bob.sends(488); // it crossed the CANCEL
          bob.expects(ACK);
          alice.expects(488, INVITE);
          alice.sends(ACK);
          assertTrue(hop.heardNothing());
        });
  }

  @Test
  void theNextGroupIsTriedWhenTheSecondTryHasFailed() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent alice = scene.trusted("alice");
          Agent desk = scene.phone("desk", "bob", "0.9");
          Agent mobile = scene.phone("mobile", "bob", "0.5");
          alice.sends(INVITE).to(BOB);
          desk.expects(INVITE);
          desk.sends(606);
          desk.expects(ACK);
          String invite = hop.expects("INVITE sip:desk@");
          mobile.expectsNothing();
          hop.answers(invite, "486 Busy Here");
          mobile.expects(INVITE);
          mobile.sends(200);
          alice.expects(200, INVITE);
          alice.sends(ACK);
          mobile.expects(ACK);
          alice.hangsUpOn(mobile);
        });
  }

  @Test
  void whatCameThroughTheMediaProcessorIsNotTriedAgain() {
    ScriptedHop.play(
        SimulatedProxy::processingAlways,
        (scene, hop) -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(BOB);
          String invite = hop.expects("INVITE");
          hop.callsTargetOf(invite);
          bob.expects(INVITE);
          bob.sends(488);
          bob.expects(ACK);
          hop.expects("SIP/2.0 488");
          hop.answers(invite, "488 Not Acceptable Here");
          alice.expects(488);
          alice.sends(ACK);
          hop.expects("ACK");
          assertTrue(hop.heardNothing());
        });
  }

  @Test
  void otherRequestsAreTriedOnce() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(BOB);
          bob.expects(MESSAGE);
          bob.sends(415);
          alice.expects(415);
          assertTrue(hop.heardNothing());
        });
  }

  @Test
  void withoutAMediaProcessorTheCallerSeesTheAnswer() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(BOB);
          bob.expects(INVITE);
          bob.sends(488);
          bob.expects(ACK);
          alice.expects(488);
          alice.sends(ACK);
        });
  }

  private static String refused(Agent alice, Agent bob, int status, ScriptedHop hop) {
    alice.sends(INVITE).to(BOB);
    bob.expects(INVITE);
    bob.sends(status);
    bob.expects(ACK);
    return hop.expects("INVITE sip:bob@10.0.0.3:5060 ");
  }

  private static void play(Consumer<Flow> script) {
    ScriptedHop.play(
        (scene, hop) -> {
          Flow flow =
              new Flow(
                  scene.trusted("alice"),
                  scene.phone("desk", "bob", "1.0"),
                  scene.phone("mobile", "bob", "1.0"),
                  hop);
          flow.alice.sends(INVITE).to(BOB);
          flow.desk.expects(INVITE);
          flow.mobile.expects(INVITE);
          script.accept(flow);
        });
  }

  /** Alice calls bob, who has two phones. */
  private record Flow(Agent alice, Agent desk, Agent mobile, ScriptedHop hop) {

    void refuses(Agent phone, int status) {
      phone.sends(status);
      phone.expects(ACK);
    }

    void endsCancelled(Agent phone) {
      phone.expects(CANCEL);
      phone.sends(200);
      phone.sends(487);
      phone.expects(ACK);
    }
  }
}
