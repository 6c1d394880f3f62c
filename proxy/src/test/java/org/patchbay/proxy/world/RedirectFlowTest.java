package org.patchbay.proxy.world;

import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.proxy.routing.RedirectPolicy;
import org.patchbay.testkit.Agent;

/** Phones that redirect their calls (RFC 3261 §16.7 step 4, docs/adr/0023). */
class RedirectFlowTest {
  private static final String BOB = "sip:bob@example.com";
  private static final String NUMBER = "<sip:+12065550123@example.com>";

  @Test
  void passesARedirectionBackUnlessItIsToldOtherwise() {
    play(
        RedirectPolicy.NEVER,
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          Agent carol = scene.phone("carol");
          alice.sends(INVITE).to(BOB);
          redirects(bob, 302, "<sip:carol@example.com>");
          alice.expects(302).with("Contact", "<sip:carol@example.com>");
          alice.sends(ACK);
          carol.expectsNothing();
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302})
  void callsTheUserThatARedirectionNames(int status) {
    play(
        RedirectPolicy.USERS,
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          Agent carol = scene.phone("carol");
          alice.sends(INVITE).to(BOB);
          redirects(bob, status, "<sip:carol@example.com>");
          carol.expects(INVITE).forUri("sip:carol@10.0.0.4:5060");
          carol.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          carol.expects(ACK);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {305, 380})
  void passesBackWhatIsNoOtherPlaceToCall(int status) {
    play(
        RedirectPolicy.ALL,
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          scene.phone("carol");
          alice.sends(INVITE).to(BOB);
          redirects(bob, status, "<sip:carol@example.com>");
          alice.expects(status);
          alice.sends(ACK);
        });
  }

  @Test
  void callsThePreferredContactFirst() {
    play(
        RedirectPolicy.USERS,
        scene -> {
          Agent gateway = scene.trusted("gateway");
          Agent bob = scene.phone("bob");
          Agent carol = scene.phone("carol");
          Agent alice = scene.phone("alice");
          gateway.sends(INVITE).to(BOB);
          redirects(bob, 302, "<sip:carol@example.com>;q=0.2, <tel:+1-425-555-0100>;q=0.7");
          alice.expects(INVITE);
          carol.expectsNothing();
          alice.sends(486);
          alice.expects(ACK);
          carol.expects(INVITE);
          carol.sends(486);
          carol.expects(ACK);
          gateway.expects(486);
          gateway.sends(ACK);
        });
  }

  @Test
  void callsItAtOnceWhileAnotherPhoneRings() {
    play(
        RedirectPolicy.USERS,
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent desk = scene.phone("desk", "bob", "1.0");
          Agent mobile = scene.phone("mobile", "bob", "1.0");
          Agent carol = scene.phone("carol");
          alice.sends(INVITE).to(BOB);
          desk.expects(INVITE);
          desk.sends(180);
          alice.expects(180);
          redirects(mobile, 302, "<sip:carol@example.com>");
          carol.expects(INVITE);
          carol.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          carol.expects(ACK);
          desk.expects(CANCEL);
          desk.sends(200);
          desk.sends(487);
          desk.expects(ACK);
        });
  }

  @Test
  void endsWhenTwoRedirectToEachOther() {
    play(
        RedirectPolicy.ALL,
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          Agent carol = scene.phone("carol");
          alice.sends(INVITE).to(BOB);
          redirects(bob, 302, "<sip:carol@example.com>");
          redirects(carol, 302, "<sip:bob@10.0.0.1>");
          alice.expects(302);
          alice.sends(ACK);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        NUMBER,
        "<sip:victim@10.0.0.77>",
        "<sip:victim@elsewhere.example.org>",
        "<tel:+12065550123>",
        "<sip:nobody@example.com>",
        "<sip:carol@example.com?Route=%3Csip:x%3E>",
        "<mailto:carol@example.com>",
        "rubbish"
      })
  void leavesTheDomainForNobodyUnderThePolicyOfUsers(String contact) {
    passesBack(RedirectPolicy.USERS, contact);
  }

  @Test
  void callsANumberThatTheCallerMayCall() {
    ScriptedHop.play(
        proxy -> proxy.following(RedirectPolicy.ALL),
        (scene, hop) -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(BOB);
          redirects(bob, 302, NUMBER);
          String invite = hop.expects("INVITE sip:+12065550123@example.com");
          hop.answers(invite, "486 Busy Here");
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  @ParameterizedTest
  @EnumSource(RedirectPolicy.class)
  void bringsNoTrunkToTheTelephoneNetworkOrAnotherDomain(RedirectPolicy policy) {
    Scene.play(
        proxy -> proxy.following(policy),
        scene -> {
          Agent trunk = scene.trunk("trunk");
          Agent alice = scene.phone("alice");
          trunk.sends(INVITE).to("sip:+14255550100@example.com");
          redirects(alice, 302, NUMBER + ", <sip:victim@10.0.0.77>");
          trunk.expects(302);
          trunk.sends(ACK);
        });
  }

  @Test
  void bringsNoUserToATrunkByItsAddress() {
    play(
        RedirectPolicy.ALL,
        scene -> {
          Agent alice = scene.stranger("alice");
          Agent bob = scene.phone("bob");
          Agent trunk = scene.trunk("trunk");
          alice.sends(INVITE).to(BOB);
          alice.expects(407);
          alice.sends(ACK);
          alice.authenticates();
          redirects(bob, 302, "<sip:+12065550123@10.0.0.4>");
          alice.expects(302);
          alice.sends(ACK);
          trunk.expectsNothing();
        });
  }

  @Test
  void followsNoMoreAfterTheCallerHungUp() {
    play(
        RedirectPolicy.USERS,
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          Agent carol = scene.phone("carol");
          alice.sends(INVITE).to(BOB);
          bob.expects(INVITE);
          bob.sends(180);
          alice.expects(180);
          alice.sends(CANCEL);
          alice.expects(200, CANCEL);
          bob.expects(CANCEL);
          bob.sends(200);
          bob.sends(302).answering(INVITE).replacing("Contact", "<sip:carol@example.com>");
          bob.expects(ACK);
          alice.expects("a failure", m -> m.status() >= 300);
          alice.sends(ACK);
          carol.expectsNothing();
        });
  }

  private static void passesBack(RedirectPolicy policy, String contact) {
    play(
        policy,
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          Agent carol = scene.phone("carol");
          alice.sends(INVITE).to(BOB);
          redirects(bob, 302, contact);
          alice.expects(302).with("Contact", contact);
          alice.sends(ACK);
          carol.expectsNothing();
        });
  }

  private static void redirects(Agent phone, int status, String contact) {
    phone.expects(INVITE);
    phone.sends(status).replacing("Contact", contact);
    phone.expects(ACK);
  }

  private static void play(RedirectPolicy policy, Consumer<Scene> flow) {
    Scene.play(proxy -> proxy.following(policy), flow);
  }
}
