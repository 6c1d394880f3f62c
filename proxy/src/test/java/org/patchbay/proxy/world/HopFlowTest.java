package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.proxy.world.ScriptedHop.header;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;

/** What passes between the proxy and the media processor (docs/adr/0015). */
class HopFlowTest {
  private static final String NUMBER = "sip:+442079460000@example.com";

  @Test
  void aUsersCallToTheTelephoneNetworkGoesInwards() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent alice = scene.stranger("alice");
          alice.sends(INVITE).to(NUMBER);
          alice.expects(407);
          alice.sends(ACK);
          alice.authenticates();
          alice.expects(100);
          String invite = hop.expects("INVITE " + NUMBER);
          assertEquals("user alice", header(invite, "X-Patchbay-Caller"));
          assertEquals("", header(invite, "Record-Route"));
          assertEquals("", header(invite, "Proxy-Authorization"));
          hop.answers(invite, "503 Service Unavailable");
          alice.expects(503).without("X-Patchbay-Flow"); // the hop's 503 is ours (§16.7 step 6)
          alice.sends(ACK);
        });
  }

  @Test
  void aTrunksCallToOurNumberGoesInwardsAndSaysWhichTrunk() {
    ScriptedHop.play(
        (scene, hop) -> {
          scene.phone("alice");
          Agent trunk = scene.trunk("sbc");
          trunk.sends(INVITE).to("sip:+14255550100@example.com");
          trunk.expects(100);
          String invite = hop.expects("INVITE");
          assertEquals("trunk sbc", header(invite, "X-Patchbay-Caller"));
          hop.answers(invite, "486 Busy Here");
          trunk.expects(486);
          trunk.sends(ACK);
        });
  }

  @Test
  void aTrunksCallToAnUnknownNumberGoesNowhere() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent trunk = scene.trunk("sbc");
          trunk.sends(INVITE).to(NUMBER);
          trunk.expects(404);
          trunk.sends(ACK);
          assertTrue(hop.heardNothing());
        });
  }

  @Test
  void aDialogWithALegIsNeverChallengedAndNeverRecordRouted() {
    ScriptedHop.play(
        (scene, hop) -> {
          scene.phone("alice");
          Agent trunk = scene.trunk("sbc");
          trunk.sends(INVITE).to("sip:+14255550100@example.com");
          String invite = hop.expects("INVITE");
          hop.answers(invite, "200 OK", "Contact: <sip:leg-1a@hop.invalid>");
          trunk.expects(200).without("Record-Route").with("Contact", "<sip:leg-1a@10.0.0.1:5060>");
          trunk.sends(ACK);
          hop.expects("ACK sip:leg-1a@10.0.0.1:5060");
          trunk.sends(BYE);
          String bye = hop.expects("BYE sip:leg-1a@10.0.0.1:5060");
          hop.answers(bye, "200 OK");
          trunk.expects(200, BYE);
        });
  }

  @Test
  void theMediaProcessorCallsAUserWhereTheyAreRegistered() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent bob = scene.phone("bob");
          hop.sends(
              "INVITE sip:bob@example.com SIP/2.0",
              "Via: SIP/2.0/TCP hop.invalid;branch=z9hG4bKb",
              "Max-Forwards: 69",
              "From: <sip:alice@example.com>;tag=b",
              "To: <sip:bob@example.com>",
              "Call-ID: leg-b",
              "CSeq: 1 INVITE",
              "Contact: <sip:leg-2b@hop.invalid>");
          bob.expects(INVITE)
              .without("Record-Route")
              .without("X-Patchbay-Flow")
              .with("Contact", "<sip:leg-2b@10.0.0.1:5060>");
          bob.sends(180);
          String ringing = hop.expects("SIP/2.0 180");
          assertFalse(header(ringing, "X-Patchbay-Flow").isEmpty());
          bob.sends(200);
          String answer = hop.expects("SIP/2.0 200");
          String flow = header(answer, "X-Patchbay-Flow");
          hop.sends(inDialog("ACK", 1, answer, flow));
          bob.expects(ACK);
          hop.sends(inDialog("BYE", 2, answer, flow));
          bob.expects(BYE).without("Route");
          bob.sends(200);
          hop.expects("SIP/2.0 200");
        });
  }

  private static String[] inDialog(String method, int cseq, String answer, String flow) {
    String contact = header(answer, "Contact").replaceAll(".*<|>.*", "");
    return new String[] {
      method + " " + contact + " SIP/2.0",
      "Via: SIP/2.0/TCP hop.invalid;branch=z9hG4bK" + method,
      "Max-Forwards: 70",
      "Route: <sip:flow." + flow + "@hop.invalid;lr>",
      "From: " + header(answer, "From"),
      "To: " + header(answer, "To"),
      "Call-ID: " + header(answer, "Call-ID"),
      "CSeq: " + cseq + " " + method
    };
  }

  @Test
  void theCallerHearsThatItIsTriedIfTheMediaProcessorTakesLong() {
    ScriptedHop.play(
        (scene, hop) -> {
          scene.phone("alice");
          Agent trunk = scene.trunk("sbc");
          trunk.sends(INVITE).to("sip:+14255550100@example.com");
          hop.expects("INVITE");
          scene.world().advance(Duration.ofMillis(190));
          trunk.expectsNothing();
          trunk.expects(100);
        });
  }

  @Test
  void aStrangerWhoMakesUpALegIsChallenged() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent mallory = scene.stranger("mallory");
          mallory
              .sends(BYE)
              .to("sip:leg-" + SimulatedProxy.FORGED_LEG + "@10.0.0.1")
              .replacing("To", "<sip:alice@example.com>;tag=leg-" + SimulatedProxy.FORGED_LEG);
          mallory.expects(407);
          assertTrue(hop.heardNothing());
        });
  }

  @Test
  void aLegsAckFollowsTheContactOfATrunk() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent sbc = scene.world().agent("sbc", "10.0.0.201");
          hop.sends(
              "ACK sip:+442079460000@10.0.0.201:5060 SIP/2.0",
              "Via: SIP/2.0/TCP hop.invalid;branch=z9hG4bKd",
              "Max-Forwards: 70",
              "From: <sip:+14255550100@example.com>;tag=c",
              "To: <sip:+442079460000@10.0.0.200>;tag=d",
              "Call-ID: leg-d",
              "CSeq: 1 ACK");
          sbc.expects(ACK).without("Route");
        });
  }

  @Test
  void aRequestForALegReachesItByItsTagToo() {
    ScriptedHop.play(
        (scene, hop) -> {
          scene.phone("alice");
          Agent trunk = scene.trunk("sbc");
          trunk.sends(INVITE).to("sip:+14255550100@example.com");
          String invite = hop.expects("INVITE");
          hop.answers(invite, "200 OK", "Contact: <sip:alice@10.0.0.1:5060>");
          trunk.expects(200);
          trunk.sends(ACK);
          hop.expects("ACK");
          trunk.sends(BYE);
          hop.expects("BYE sip:alice@10.0.0.1:5060");
        });
  }

  @Test
  void anOfferToACarrierLeavesForItsAddress() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent carrier = scene.world().agent("carrier", "10.0.0.200");
          hop.sends(
              "INVITE sip:+442079460000@10.0.0.200 SIP/2.0",
              "Via: SIP/2.0/TCP hop.invalid;branch=z9hG4bKc",
              "Max-Forwards: 69",
              "Route: <sip:carrier.wholesale@hop.invalid;lr>",
              "From: <sip:+14255550100@example.com>;tag=c",
              "To: <sip:+442079460000@10.0.0.200>",
              "Call-ID: leg-c",
              "CSeq: 1 INVITE",
              "P-Asserted-Identity: <sip:+14255550100@example.com>",
              "Contact: <sip:leg-3c@hop.invalid>");
          carrier
              .expects(INVITE)
              .without("Route")
              .with("P-Asserted-Identity", "<sip:+14255550100@example.com>");
          assertTrue(
              hop.heardNothing()); // a 100 of the proxy's would say that the carrier is there
          carrier.sends(100);
          hop.expects("SIP/2.0 100");
          carrier.sends(180);
          hop.expects("SIP/2.0 180");
          hop.sends(
              "CANCEL sip:+442079460000@10.0.0.200 SIP/2.0",
              "Via: SIP/2.0/TCP hop.invalid;branch=z9hG4bKc",
              "Max-Forwards: 69",
              "From: <sip:+14255550100@example.com>;tag=c",
              "To: <sip:+442079460000@10.0.0.200>",
              "Call-ID: leg-c",
              "CSeq: 1 CANCEL");
          hop.expects("SIP/2.0 200");
          carrier.expects(CANCEL);
          carrier.sends(200);
          carrier.sends(487);
          hop.expects("SIP/2.0 487");
          carrier.expects(ACK);
        });
  }

  @Test
  void inADialogWithACarrierItsContactIsFollowed() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent carrier = scene.world().agent("carrier", "10.0.0.200");
          hop.sends(
              "INVITE sip:+442079460000@10.0.0.200 SIP/2.0",
              "Via: SIP/2.0/TCP hop.invalid;branch=z9hG4bKc",
              "Max-Forwards: 69",
              "Route: <sip:carrier.wholesale@hop.invalid;lr>",
              "From: <sip:+14255550100@example.com>;tag=c",
              "To: <sip:+442079460000@10.0.0.200>",
              "Call-ID: leg-c",
              "CSeq: 1 INVITE",
              "Contact: <sip:leg-3c@hop.invalid>");
          carrier.expects(INVITE);
          carrier.sends(200);
          String answer = hop.expects("SIP/2.0 200");
          hop.sends(withoutRoute(inDialog("ACK", 1, answer, "")));
          carrier.expects(ACK).forUri("sip:carrier@10.0.0.200:5060");
          hop.sends(withoutRoute(inDialog("BYE", 2, answer, "")));
          carrier.expects(BYE);
          carrier.sends(200);
          hop.expects("SIP/2.0 200");
        });
  }

  private static String[] withoutRoute(String[] message) {
    return Arrays.stream(message).filter(line -> !line.startsWith("Route")).toArray(String[]::new);
  }

  @Test
  void byPolicyEveryCallGoesInwards() {
    ScriptedHop.play(
        SimulatedProxy::processingAlways,
        (scene, hop) -> {
          Agent alice = scene.trusted("alice");
          scene.phone("bob");
          alice.sends(INVITE).to("sip:bob@example.com");
          String invite = hop.expects("INVITE sip:bob@10.0.0.3:5060 ");
          assertEquals("trusted", header(invite, "X-Patchbay-Caller"));
          hop.answers(invite, "603 Decline");
          alice.expects(603);
          alice.sends(ACK);
        });
  }

  @Test
  void whoAsksForWhatIsWrittenAnewOnTheHop() {
    ScriptedHop.play(
        (scene, hop) -> {
          scene.phone("alice");
          Agent trunk = scene.trunk("sbc");
          trunk
              .sends(INVITE)
              .to("sip:+14255550100@example.com")
              .replacing("From", "\"S.\"   <sip:+12065550100@10.0.0.2> ;\ttag =x");
          String invite = hop.expects("INVITE");
          assertEquals("\"S.\" <sip:+12065550100@10.0.0.2>;tag=x", header(invite, "From"));
          hop.answers(invite, "486 Busy Here");
          trunk.expects(486);
          trunk.sends(ACK);
        });
  }
}
