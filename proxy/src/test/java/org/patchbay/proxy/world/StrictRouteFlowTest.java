package org.patchbay.proxy.world;

import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INFO;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;

import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.sip.Dialog;

/** Strict routers of RFC 2543 beside us (RFC 3261 §16.4, §16.6 step 6). */
class StrictRouteFlowTest {
  private static final String ELSEWHERE = "sip:bob@elsewhere.example.org";

  @Test
  void rewritesTheRequestForAStrictRouter() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent router = scene.stranger("router");
          alice
              .sends(MESSAGE)
              .to(ELSEWHERE)
              .with("Route", "<sip:example.com;lr>, <sip:10.0.0.3;x=y>, <sip:last.example;lr>");
          router
              .expects(MESSAGE)
              .forUri("sip:10.0.0.3;x=y")
              .containing("Route", "<sip:last.example;lr>")
              .containing("Route", "<" + ELSEWHERE + ">");
          router.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void cancelsAsItInvitedThroughAStrictRouter() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent router = scene.stranger("router");
          alice.sends(INVITE).to(ELSEWHERE).with("Route", "<sip:example.com;lr>, <sip:10.0.0.3>");
          router.expects(INVITE).forUri("sip:10.0.0.3");
          router.sends(180);
          alice.expects(180);
          alice.sends(CANCEL);
          alice.expects(200, CANCEL);
          router.expects(CANCEL).forUri("sip:10.0.0.3").with("Route", "<" + ELSEWHERE + ">");
          router.sends(200);
          router.sends(487);
          router.expects(ACK).forUri("sip:10.0.0.3").with("Route", "<" + ELSEWHERE + ">");
          alice.expects(487);
          alice.sends(ACK);
        });
  }

  @Test
  void undoesWhatAStrictRouterBeforeUsDid() {
    Scene.play(
        scene -> {
          Agent alice = scene.stranger("alice");
          Agent bob = scene.phone("bob");
          alice.logsInAndTalksWith(bob);
          Dialog dialog = alice.dialog();
          String own = dialog.routeSet().get(0);
          alice
              .sends(INFO)
              .to(own.substring(own.indexOf('<') + 1, own.indexOf('>')))
              .replacing("Call-ID", dialog.callId())
              .replacing("CSeq", "3 INFO")
              .replacing("From", dialog.local())
              .replacing("To", dialog.remote())
              .replacing("Route", "<" + dialog.remoteTarget() + ">");
          bob.expects(INFO).forUri(dialog.remoteTarget()).without("Route");
          bob.sends(200);
          alice.expects(200);
        });
  }
}
