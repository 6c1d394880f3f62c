package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;

/** When the next of two servers of a domain is tried, and what becomes of the first one then. */
class CandidateFlowTest {
  private static final String BOB = "sip:bob@service.example.org";
  private static final Duration PATIENCE = Duration.ofMillis(4_100);

  /** Who calls, and the two servers. */
  private record Flow(Scene scene, Agent alice, Agent first, Agent second) {
    void firstIsSilent() {
      alice.sends(INVITE).to(BOB);
      alice.expects(100);
      first.expects(INVITE);
      scene.world().advance(PATIENCE);
      second.expects(INVITE);
    }
  }

  private static void play(Consumer<Flow> flow) {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent first = scene.stranger("first");
          Agent second = scene.stranger("second");
          serve(scene, "first", "second");
          flow.accept(new Flow(scene, alice, first, second));
        });
  }

  private static void serve(Scene scene, String... agents) {
    for (int i = 0; i < agents.length; i++) {
      String host = agents[i] + ".example.org";
      scene
          .proxy()
          .dns()
          .srv("_sip._udp.service.example.org", i, 0, 5060, host)
          .host(host, "10.0.0." + (3 + i));
    }
  }

  @Test
  void callsTheNextWhenOneIsSilent() {
    play(
        flow -> {
          flow.firstIsSilent();
          flow.second.sends(200);
          flow.alice.expects(200);
          flow.alice.sends(ACK);
          flow.second.expects(ACK);
          flow.second.hangsUpOn(flow.alice);
        });
  }

  @Test
  void callsTheNextAtOnceWhenOneRefuses() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent second = scene.stranger("second");
          scene
              .proxy()
              .dns()
              .srv("_sip._udp.service.example.org", 0, 0, 5060, "nobody.example.org")
              .host("nobody.example.org", "10.0.0.77")
              .srv("_sip._udp.service.example.org", 1, 0, 5060, "second.example.org")
              .host("second.example.org", second.host().address().getHostAddress());
          scene.world().host("refuses", "10.0.0.77");
          alice.sends(MESSAGE).to(BOB);
          long begin = scene.world().timeline().nanos();
          second.expects(MESSAGE);
          assertTrue(scene.world().timeline().nanos() - begin < Duration.ofMillis(200).toNanos());
          second.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void keepsABoundedNumberOfSocketsThatHearRefusals() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent second = scene.stranger("second");
          int before = scene.proxy().host().openSockets();
          for (int i = 0; i < 100; i++) {
            String domain = "d" + i + ".example.org";
            String refusing = "10.0.2." + (1 + i);
            scene.world().host("refuses" + i, refusing);
            scene
                .proxy()
                .dns()
                .srv("_sip._udp." + domain, 0, 0, 5060, "a." + domain)
                .host("a." + domain, refusing)
                .srv("_sip._udp." + domain, 1, 0, 5060, "b." + domain)
                .host("b." + domain, second.host().address().getHostAddress());
            alice.sends(MESSAGE).to("sip:bob@" + domain);
            second.expects(MESSAGE);
            second.sends(200);
            alice.expects(200);
          }
          assertEquals(before + 64, scene.proxy().host().openSockets());
          scene.world().advance(Duration.ofSeconds(61));
          assertEquals(before, scene.proxy().host().openSockets());
        });
  }

  @Test
  void waitsForOneThatSaidAnything() {
    play(
        flow -> {
          flow.alice.sends(INVITE).to(BOB);
          flow.first.expects(INVITE);
          flow.first.sends(100);
          flow.second.expectsNothingFor(Duration.ofSeconds(20));
          flow.first.sends(486);
          flow.first.expects(ACK);
          flow.alice.expects(486);
          flow.alice.sends(ACK);
          flow.second.expectsNothing();
        });
  }

  @Test
  void takesTheLateAnswerOfOneThatWasGivenUp() {
    play(
        flow -> {
          flow.firstIsSilent();
          flow.second.sends(180);
          flow.alice.expects(180);
          flow.first.sends(200);
          flow.alice.expects(200);
          flow.second.expects(CANCEL);
          flow.second.sends(200);
          flow.second.sends(487);
          flow.second.expects(ACK);
          flow.alice.sends(ACK);
          flow.first.expects(ACK);
          flow.first.hangsUpOn(flow.alice);
        });
  }

  @Test
  void cancelsOneThatRingsWhenItWasGivenUp() {
    play(
        flow -> {
          flow.firstIsSilent();
          flow.first.sends(180);
          flow.first.expects(CANCEL);
          flow.first.sends(200);
          flow.first.sends(487);
          flow.first.expects(ACK);
          flow.second.sends(486);
          flow.second.expects(ACK);
          flow.alice.expects(486);
          flow.alice.sends(ACK);
        });
  }

  @Test
  void triesNoOtherWhenTheCallerHasHungUp() {
    play(
        flow -> {
          flow.alice.sends(INVITE).to(BOB);
          flow.first.expects(INVITE);
          flow.alice.sends(CANCEL);
          flow.alice.expects(200, CANCEL);
          flow.second.expectsNothingFor(Duration.ofSeconds(40));
          flow.alice.expects(487, INVITE);
          flow.alice.sends(ACK);
        });
  }

  @Test
  void triesNoOtherWhenOneHasRung() {
    play(
        flow -> {
          flow.alice.sends(INVITE).to(BOB);
          flow.first.expects(INVITE);
          flow.first.sends(180);
          flow.alice.expects(180);
          flow.first.sends(503);
          flow.first.expects(ACK);
          flow.alice.expects(500);
          flow.alice.sends(ACK);
          flow.second.expectsNothing();
        });
  }

  @Test
  void answers500WhenAllAreUnavailable() {
    play(
        flow -> {
          flow.alice.sends(INVITE).to(BOB);
          flow.first.expects(INVITE);
          flow.first.sends(503);
          flow.first.expects(ACK);
          flow.second.expects(INVITE);
          flow.second.sends(503);
          flow.second.expects(ACK);
          flow.alice.expects(500);
          flow.alice.sends(ACK);
        });
  }

  @Test
  void triesTheNextForARequestThatIsNoCall() {
    play(
        flow -> {
          flow.alice.sends(MESSAGE).to(BOB);
          flow.first.expects(MESSAGE);
          flow.scene.world().advance(PATIENCE);
          flow.second.expects(MESSAGE);
          flow.second.sends(200);
          flow.alice.expects(200);
        });
  }

  @Test
  void waitsForTheOnlyServerThereIs() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent first = scene.stranger("first");
          serve(scene, "first");
          alice.sends(INVITE).to(BOB);
          first.expects(INVITE);
          scene.world().advance(Duration.ofSeconds(10));
          first.sends(486);
          first.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  @Test
  void leavesOutACandidateThatIsATrunk() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent trunk = scene.trunk("trunk");
          Agent second = scene.stranger("second");
          serve(scene, "trunk", "second");
          alice.sends(MESSAGE).to(BOB);
          second.expects(MESSAGE);
          second.sends(200);
          alice.expects(200);
          trunk.expectsNothing();
        });
  }

  @Test
  void says500WhereDnsDoesNotAnswer() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          scene.proxy().dns().isDown(true);
          alice.sends(MESSAGE).to(BOB);
          alice.expects(500);
        });
  }

  @Test
  void triesTheNextForALegOfTheMediaProcessor() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent first = scene.stranger("first");
          Agent second = scene.stranger("second");
          scene
              .proxy()
              .dns()
              .srv("_sip._udp.service.example.org", 1, 0, 5060, "first.example.org")
              .host("first.example.org", first.host().address().getHostAddress())
              .srv("_sip._udp.service.example.org", 2, 0, 5060, "second.example.org")
              .host("second.example.org", second.host().address().getHostAddress());
          hop.sends(
              "INVITE " + BOB + " SIP/2.0",
              "Via: SIP/2.0/TCP hop.invalid;branch=z9hG4bKn",
              "Max-Forwards: 69",
              "Route: <sip:name.any.0.service.example.org@hop.invalid;lr>",
              "From: <sip:alice@example.com>;tag=n",
              "To: <" + BOB + ">",
              "Call-ID: leg-n",
              "CSeq: 1 INVITE",
              "Contact: <sip:leg-3c@hop.invalid>");
          first.expects(INVITE);
          first.sends(503);
          first.expects(ACK);
          second.expects(INVITE);
          second.sends(503);
          second.expects(ACK);
          hop.expects("SIP/2.0 503");
        });
  }
}
