package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.patchbay.proxy.world.ScriptedHop.header;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Outgoing;

/** Who says who calls, and who is told (RFC 3325, RFC 3323). */
class AssertedIdentityFlowTest {
  private static final String ALICE = "<sip:alice@example.com>";
  private static final String ASSERTED = "P-Asserted-Identity";
  private static final String PREFERRED = "P-Preferred-Identity";

  @Test
  void assertsTheNameOfAUser() {
    Scene.play(
        scene -> {
          Agent bob = scene.phone("bob");
          asAlice(scene, "X-Y", "z");
          bob.expects(MESSAGE).with(ASSERTED, ALICE);
          bob.sends(200);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<sip:+14255550100@example.com> | <sip:+14255550100@example.com>",
        "<tel:+1-425-555-0100> | <sip:+14255550100@example.com>",
        "\"The Boss\" <sip:alice@example.com> | <sip:alice@example.com>",
        "<sip:bob@example.com>, <tel:+14255550100> | <sip:+14255550100@example.com>",
        "<sip:bob@example.com> | <sip:alice@example.com>",
        "<sip:alice@elsewhere.example> | <sip:alice@example.com>",
        "<tel:alice;phone-context=example.com> | <sip:alice@example.com>",
        "rubbish | <sip:alice@example.com>"
      })
  void assertsWhatTheUserPrefersIfItIsTheirOwn(String preferred, String asserted) {
    Scene.play(
        scene -> {
          Agent bob = scene.phone("bob");
          asAlice(scene, PREFERRED, preferred);
          bob.expects(MESSAGE).with(ASSERTED, asserted).without(PREFERRED);
          bob.sends(200);
        });
  }

  @Test
  void doesNotBelieveAUser() {
    Scene.play(
        scene -> {
          Agent bob = scene.phone("bob");
          asAlice(scene, ASSERTED, "<sip:boss@example.com>");
          bob.expects(MESSAGE).with(ASSERTED, ALICE);
          bob.sends(200);
        });
  }

  @Test
  void tellsNoPhoneWhoDoesNotWantToBeKnown() {
    Scene.play(
        scene -> {
          Agent bob = scene.phone("bob");
          asAlice(scene, "Privacy", "id");
          bob.expects(MESSAGE).without(ASSERTED);
          bob.sends(200);
        });
  }

  @Test
  void tellsNoPhoneWhoCallsItselfNobody() {
    Scene.play(
        scene -> {
          Agent alice = scene.stranger("alice");
          Agent bob = scene.phone("bob");
          alice
              .sends(MESSAGE)
              .to("sip:bob@example.com")
              .replacing("From", "\"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=x");
          alice.expects(407);
          alice.authenticates();
          bob.expects(MESSAGE).without(ASSERTED);
          bob.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void tellsTheMediaProcessorWhoDoesNotWantToBeKnown() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent alice = scene.stranger("alice");
          alice.sends(INVITE).to("sip:+12065550123@example.com").with("Privacy", "id");
          alice.expects(407);
          alice.sends(ACK);
          alice.authenticates();
          String invite = hop.expects("INVITE");
          assertEquals(ALICE, header(invite, ASSERTED));
          assertEquals("id", header(invite, "Privacy"));
          hop.answers(invite, "486 Busy Here");
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  @Test
  void takesWhatATrustedPeerAssertsPrivatelyFromAPhoneOnly() {
    Scene.play(
        scene -> {
          Agent gateway = scene.trusted("gateway");
          Agent other = scene.trusted("other");
          Agent bob = scene.phone("bob");
          message(gateway, "sip:bob@example.com").with(ASSERTED, ALICE).with("Privacy", "id");
          bob.expects(MESSAGE).without(ASSERTED);
          bob.sends(200);
          gateway.expects(200);
          message(gateway, "sip:x@10.0.0.3").with(ASSERTED, ALICE).with("Privacy", "id");
          other.expects(MESSAGE).with(ASSERTED, ALICE);
          other.sends(200);
          gateway.expects(200);
        });
  }

  @Test
  void doesNotBelieveAPhoneThatAnswers() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          message(alice, "sip:bob@example.com");
          bob.expects(MESSAGE);
          bob.sends(200).with(ASSERTED, "<sip:boss@example.com>").with(PREFERRED, "<sip:boss@a>");
          alice.expects(200).without(ASSERTED).without(PREFERRED);
        });
  }

  @Test
  void passesOnWhoATrustedPeerSaysThatItIs() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent gateway = scene.trusted("gateway");
          message(alice, "sip:x@10.0.0.3");
          gateway.expects(MESSAGE);
          gateway.sends(200).with(ASSERTED, "<sip:x@10.0.0.3>").with("Privacy", "id");
          alice.expects(200).with(ASSERTED, "<sip:x@10.0.0.3>");
        });
  }

  @Test
  void tellsNoUserWhoDidNotWantToBeKnownWhenCalled() {
    Scene.play(
        scene -> {
          Agent alice = scene.stranger("alice");
          Agent gateway = scene.trusted("gateway");
          message(alice, "sip:x@10.0.0.3");
          alice.expects(407);
          alice.authenticates();
          gateway.expects(MESSAGE);
          gateway.sends(200).with(ASSERTED, "<sip:x@10.0.0.3>").with("Privacy", "id");
          alice.expects(200).without(ASSERTED);
        });
  }

  @Test
  void refusesWhatIsCriticalAndNotPossible() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          message(alice, "sip:bob@example.com").with("Privacy", "user;critical");
          alice.expects(500);
          bob.expectsNothing();
        });
  }

  @Test
  void callsThroughTheMediaProcessorForWhoDoesNotWantToBeFound() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent alice = scene.trusted("alice");
          scene.phone("bob");
          alice.sends(INVITE).to("sip:bob@example.com").with("Privacy", "header;critical");
          String invite = hop.expects("INVITE sip:bob@10.0.0.3");
          hop.answers(invite, "486 Busy Here");
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  private static Outgoing message(Agent from, String to) {
    return from.sends(MESSAGE).to(to);
  }

  private static void asAlice(Scene scene, String header, String value) {
    Agent alice = scene.stranger("alice");
    message(alice, "sip:bob@example.com").with(header, value);
    alice.expects(407);
    alice.authenticates();
  }
}
