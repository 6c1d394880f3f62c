package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.INFO;
import static org.patchbay.testkit.sip.Method.INVITE;

import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Outgoing;
import org.patchbay.testkit.sip.Dialog;

/**
 * A Route that verifies lets a request pass without a password, so it must open nothing but the way
 * to the other party of its own dialog.
 */
class RouteTokenFlowTest {
  private static final String FORGED =
      "<sip:AQAACgAAAhPEAAAKAAADE8QAAAAAAAAAAAAAAA@10.0.0.1:5060;lr>";

  @Test
  void challengesAForgedRoute() {
    play(
        (scene, call) -> {
          Agent eve = scene.stranger("eve");
          eve.sends(INVITE)
              .to("sip:victim@10.0.0.77")
              .replacing("To", "<sip:victim@10.0.0.77>;tag=made-up")
              .with("Route", FORGED);
          eve.expects(407);
          eve.sends(ACK);
        });
  }

  @Test
  void keepsNothingOfAStrangerWithARoute() {
    Scene.play(
        scene -> {
          Agent eve = scene.stranger("eve");
          eve.sends(INVITE).to("sip:bob@example.com").with("Route", FORGED);
          eve.expects(407);
          assertEquals(0, scene.proxy().controller().transactions().serverCount());
          eve.sends(ACK);
        });
  }

  @Test
  void challengesARouteThatWasTamperedWith() {
    play(
        (scene, call) -> {
          String route = call.dialog.routeSet().get(0);
          char middle = route.charAt(20);
          String tampered =
              route.substring(0, 20) + (middle == 'A' ? 'B' : 'A') + route.substring(21);
          call.repeated(call.alice, INFO.name()).replacing("Route", tampered);
          call.alice.expects(407);
          call.bob.expectsNothing();
        });
  }

  @Test
  void challengesTheRouteOfAnotherDialog() {
    play(
        (scene, call) -> {
          call.repeated(call.alice, INFO.name()).replacing("Call-ID", "another@10.0.0.2");
          call.alice.expects(407);
          call.bob.expectsNothing();
        });
  }

  @Test
  void challengesARouteWithAnotherTagOfTheCaller() {
    play(
        (scene, call) -> {
          call.repeated(call.alice, INFO.name())
              .replacing("From", "<sip:alice@example.com>;tag=other");
          call.alice.expects(407);
          call.bob.expectsNothing();
        });
  }

  @Test
  void challengesARouteThatIsReplayedFromAnotherAddress() {
    play(
        (scene, call) -> {
          Agent eve = scene.stranger("eve");
          call.repeated(eve, BYE.name());
          eve.expects(407);
          call.bob.expectsNothing();
        });
  }

  @Test
  void challengesARouteOnARequestThatClaimsNoDialog() {
    play(
        (scene, call) -> {
          call.repeated(call.alice, INVITE.name()).replacing("To", "<sip:bob@example.com>");
          call.alice.expects(407);
          call.alice.sends(ACK);
          call.bob.expectsNothing();
        });
  }

  @Test
  void challengesARequestInADialogWithoutARoute() {
    play(
        (scene, call) -> {
          call.alice.sends(INFO).without("Route").towards(scene.proxy());
          call.alice.expects(407);
          call.bob.expectsNothing();
        });
  }

  @Test
  void leadsToTheOtherPartyWhateverTheRequestUriSays() {
    play(
        (scene, call) -> {
          Agent victim = scene.stranger("victim");
          call.repeated(call.alice, INFO.name(), "sip:victim@10.0.0.4:5060");
          call.bob.expects(INFO).forUri("sip:victim@10.0.0.4:5060");
          victim.expectsNothing();
          call.bob.sends(481);
          call.alice.expects(481);
        });
  }

  @Test
  void leadsToTheOtherPartyWhateverOtherRoutesSay() {
    play(
        (scene, call) -> {
          Agent victim = scene.stranger("victim");
          call.alice
              .sends(INFO)
              .replacing("Route", call.dialog.routeSet().get(0) + ", <sip:10.0.0.4:5060;lr>");
          call.bob.expects(INFO).with("Route", "<sip:10.0.0.4:5060;lr>");
          victim.expectsNothing();
          call.bob.sends(200);
          call.alice.expects(200);
        });
  }

  @Test
  void leadsFromTheCalleeToTheCallerOnly() {
    play(
        (scene, call) -> {
          Agent victim = scene.stranger("victim");
          call.bob
              .sends(INFO)
              .replacing("Route", call.dialog.routeSet().get(0) + ", <sip:10.0.0.4:5060;lr>");
          call.alice.expects(INFO);
          victim.expectsNothing();
          call.alice.sends(200);
          call.bob.expects(200);
        });
  }

  @Test
  void challengesASecondRouteOfOursThatNeverWasIssued() {
    play(
        (scene, call) -> {
          String own = call.dialog.routeSet().get(0);
          call.repeated(call.alice, INFO.name(), "sip:victim@10.0.0.77")
              .replacing("Route", "<sip:10.0.0.1;lr>, <sip:10.0.0.1;lr>, " + own);
          call.alice.expects(407); // more entries of ours than we ever put there
        });
  }

  @Test
  void dropsAnAckWhoseRouteDoesNotVerify() {
    play(
        (scene, call) -> {
          Agent eve = scene.stranger("eve");
          eve.sendsText(
              """
              ACK %s SIP/2.0
              Via: SIP/2.0/UDP 10.0.0.4:5060;branch=z9hG4bKreplayed
              Route: %s
              From: %s
              To: %s
              Call-ID: %s
              CSeq: 2 ACK
              Content-Length: 0

              """
                  .formatted(
                      call.dialog.remoteTarget(),
                      call.dialog.routeSet().get(0),
                      call.dialog.local(),
                      call.dialog.remote(),
                      call.dialog.callId()));
          call.bob.expectsNothing();
          eve.expectsNothing();
        });
  }

  @Test
  void carriesARefreshedTargetOfTheOtherPartysHost() {
    play(
        (scene, call) -> {
          call.repeated(call.alice, INFO.name(), "sip:bob@10.0.0.3:5060;x=moved");
          call.bob.expects(INFO).forUri("sip:bob@10.0.0.3:5060;x=moved");
          call.bob.sends(200);
          call.alice.expects(200);
        });
  }

  private static void play(BiConsumer<Scene, Call> script) {
    Scene.play(
        scene -> {
          Agent alice = scene.stranger("alice");
          Agent bob = scene.phone("bob");
          alice.logsInAndTalksWith(bob);
          script.accept(scene, new Call(alice, bob, alice.dialog()));
        });
  }

  /** Alice, a user with a password, talks with bob. */
  private record Call(Agent alice, Agent bob, Dialog dialog) {

    Outgoing repeated(Agent sender, String method) {
      return repeated(sender, method, dialog.remoteTarget());
    }

    /** A request with all that names the dialog as alice's next one would have it. */
    Outgoing repeated(Agent sender, String method, String requestUri) {
      return sender
          .sends(method)
          .to(requestUri)
          .replacing("Call-ID", dialog.callId())
          .replacing("CSeq", "3 " + method)
          .replacing("From", dialog.local())
          .replacing("To", dialog.remote())
          .replacing("Route", dialog.routeSet().get(0));
    }
  }
}
