package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;
import static org.patchbay.testkit.sip.Method.SUBSCRIBE;

import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;
import org.patchbay.testkit.sip.Via;

/** What the proxy changes in a request and in its answers (RFC 3261 §16.6, §16.7). */
class ForwardedRequestTest {

  @Test
  void putsItsViaOnTopAndStampsTheOneBelow() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob);
          Incoming request = bob.expects(MESSAGE);
          Via ours = request.message().vias().get(0);
          Via hers = request.message().vias().get(1);
          assertEquals("10.0.0.1:5060", ours.sentBy());
          assertTrue(ours.branch().startsWith("z9hG4bK"));
          assertEquals("5060", hers.parameter("rport"));
          assertEquals("10.0.0.2", hers.parameter("received"));
          bob.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void takesItsViaOffTheAnswer() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob);
          bob.expects(MESSAGE);
          bob.sends(200).with("X-Own", "kept");
          Incoming answer = alice.expects(200).with("X-Own", "kept");
          assertEquals(1, answer.message().vias().size());
          assertEquals("10.0.0.2:5060", answer.message().via().sentBy());
        });
  }

  @Test
  void takesOneFromMaxForwards() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob).replacing("Max-Forwards", "5");
          bob.expects(MESSAGE).with("Max-Forwards", "4");
          bob.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void suppliesAMissingMaxForwards() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob).without("Max-Forwards");
          bob.expects(MESSAGE).with("Max-Forwards", "70");
          bob.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void addressesTheRequestToTheRegisteredContact() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob);
          bob.expects(MESSAGE).forUri("sip:bob@10.0.0.3:5060").with("To", "<sip:bob@example.com>");
          bob.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void recordRoutesWhatOpensADialog() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(SUBSCRIBE).to(bob).with("Event", "presence");
          Incoming request = bob.expects(SUBSCRIBE);
          String route = request.header("Record-Route");
          assertTrue(route.endsWith("@10.0.0.1:5060;lr>"), route);
          assertEquals(1, request.message().values("Record-Route").size());
          bob.sends(489);
          alice.expects(489);
        });
  }

  @Test
  void doesNotRecordRouteAMessage() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob);
          bob.expects(MESSAGE).without("Record-Route");
          bob.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void takesItsOwnEntryOffAPreloadedRoute() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob).with("Route", "<sip:example.com;lr>");
          bob.expects(MESSAGE).without("Route");
          bob.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void sendsTheRequestOfATrustedPeerWhereItsRouteLeads() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent gateway = scene.stranger("gateway");
          alice
              .sends(MESSAGE)
              .to("sip:bob@elsewhere.example.org")
              .with("Route", "<sip:10.0.0.1;lr>, <sip:10.0.0.3:5060;lr>");
          gateway
              .expects(MESSAGE)
              .forUri("sip:bob@elsewhere.example.org")
              .with("Route", "<sip:10.0.0.3:5060;lr>");
          gateway.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void passesOnWhatItDoesNotKnow() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice
              .sends("JUGGLE")
              .to(bob)
              .with("X-Balls", "three;  spaced\toddly")
              .body("text/plain", "catch\r\n");
          bob.expects("JUGGLE", m -> m.method().equals("JUGGLE"))
              .with("X-Balls", "three;  spaced\toddly")
              .withBody("catch\r\n");
          bob.sends(200);
          alice.expects("200", m -> m.status() == 200);
        });
  }

  @Test
  void says100AtOnceToAnInvite() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          Incoming trying = alice.expects(100);
          assertFalse(trying.header("To").contains("tag="));
          bob.expects(INVITE);
          bob.sends(486);
          bob.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  @Test
  void doesNotPassOnA100() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          alice.expects(100);
          bob.expects(INVITE);
          bob.sends(100).with("X-Own", "hop by hop");
          bob.sends(486);
          bob.expects(ACK);
          alice.expects("a final response", m -> m.status() != 0);
          alice.sends(ACK);
          alice.expectsNothing();
        });
  }
}
