package org.patchbay.server.world;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.INVITE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.sip.SipMessage;
import org.patchbay.testkit.trace.WireMessage;

/**
 * What the two sides of a call learn of each other. {@link Separation} looks for addresses,
 * Call-IDs, tags and branches after every flow; here is what else may give a party away.
 */
class PrivacyTest {
  private static final String SDP = "application/sdp";

  @Test
  void showsTheTrunkNothingThatTheClientSaysOfItself() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          alice
              .sends(INVITE)
              .to(Scene.SEATTLE)
              .replacing("From", "\"Alice Liddell\" <sip:alice@example.com>;tag=rabbit")
              .with("User-Agent", "AliceSoft/1")
              .with("Organization", "Wonderland")
              .with("Subject", "AliceSecret")
              .with("X-Client", "AliceSecret")
              .with("P-Asserted-Identity", "<sip:queen@example.com>")
              .body(SDP, scene.audio(alice).text().replace("s=-", "s=AliceSecret"));
          alice.expects(407);
          alice.authenticates();
          sbc1.expects(INVITE).with("P-Asserted-Identity", "<sip:+14255550100@example.com>");
          sbc1.sends(200);
          sbc1.expects(ACK);
          alice.expects(200, INVITE);
          alice.sends(ACK).with("User-Agent", "AliceSoft/1");
          scene.waitsForAcks();
          alice.sends(BYE).with("User-Agent", "AliceSoft/1").with("Reason", "AliceSecret");
          sbc1.expects(BYE);
          sbc1.sends(200);
          alice.expects(200, BYE);
          String shown = toldTo(scene, sbc1);
          for (String secret : List.of("Alice", "rabbit", "Wonderland", "queen", "Digest")) {
            assertFalse(shown.contains(secret), () -> secret + " was shown in\n" + shown);
          }
        });
  }

  @Test
  void showsNobodyInFromForAClientWhoWantsIt() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          alice.sends(INVITE).to("tel:+1-206-555-0100").with("Privacy", "id");
          alice.expects(407);
          alice.authenticates();
          sbc1.expects(INVITE)
              .containing("From", "<sip:anonymous@anonymous.invalid>")
              .with("P-Asserted-Identity", "<sip:+14255550100@example.com>")
              .with("Privacy", "id");
          sbc1.sends(486);
          sbc1.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  @Test
  void showsTheClientNothingThatTheTrunkSaysOfItself() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(180).with("Server", "TrunkSecret");
          alice.expects(180);
          sbc1.sends(200)
              .with("Server", "TrunkSecret")
              .with("P-Asserted-Identity", "\"TrunkSecret\" <sip:+12065550100@10.0.2.1>")
              .body(SDP, scene.audio(sbc1).text().replace("s=-", "s=TrunkSecret"));
          sbc1.expects(ACK);
          alice.expects(200, INVITE);
          alice.sends(ACK);
          scene.waitsForAcks();
          sbc1.sends(BYE).with("User-Agent", "TrunkSecret").with("Warning", "TrunkSecret");
          alice.expects(BYE);
          alice.sends(200);
          sbc1.expects(200, BYE);
          String shown = toldTo(scene, alice);
          assertFalse(shown.contains("TrunkSecret"), () -> "it was shown in\n" + shown);
        });
  }

  @Test
  void showsTheClientNothingOfATrunkThatRefuses() {
    Scene.play(
        scene -> {
          Agent alice = scene.alice();
          Agent sbc1 = scene.sbc1();
          scene.dials(alice, Scene.SEATTLE);
          sbc1.expects(INVITE);
          sbc1.sends(486)
              .with("Server", "TrunkSecret")
              .with("Warning", "399 10.0.2.1 \"TrunkSecret\"")
              .with("Contact", "<sip:TrunkSecret@10.0.2.1>");
          sbc1.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
          String shown = toldTo(scene, alice);
          assertFalse(shown.contains("TrunkSecret"), () -> "it was shown in\n" + shown);
        });
  }

  private static String toldTo(Scene scene, Agent party) {
    StringBuilder all = new StringBuilder();
    for (WireMessage wire : scene.world().trace().messages()) {
      if (wire.to().equals(party.name())) {
        wire.message().map(SipMessage::toString).ifPresent(all::append);
      }
    }
    return all.toString();
  }
}
