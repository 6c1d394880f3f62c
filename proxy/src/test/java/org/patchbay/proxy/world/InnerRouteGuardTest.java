package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.proxy.world.ScriptedHop.header;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;

import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.net.Transport;

/** Nobody but the media processor can say where the proxy is to send something (docs/adr/0015). */
class InnerRouteGuardTest {
  private static final String TO_CARRIER = "at.udp.5060.0a0000c8";
  private static final String ROUTE = "<sip:" + TO_CARRIER + "@hop.invalid;lr>";

  @Test
  void aUsersInnerRouteLeadsNowhere() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent carrier = scene.world().agent("carrier", "10.0.0.200");
          Agent alice = scene.stranger("alice");
          alice.sends(MESSAGE).to("sip:+19005550123@10.0.0.200").with("Route", ROUTE);
          alice.expects(407);
          alice.authenticates();
          alice.expects("a refusal", response -> response.status() >= 400);
          carrier.expectsNothing();
          assertTrue(hop.heardNothing());
        });
  }

  @Test
  void anInnerRouteBehindOursLeadsNowhereEither() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent carrier = scene.world().agent("carrier", "10.0.0.200");
          Agent alice = scene.trusted("alice");
          alice
              .sends(MESSAGE)
              .to("sip:+19005550123@elsewhere.example.org")
              .with("Route", "<sip:10.0.0.1;lr>, " + ROUTE);
          alice.expects("a refusal", response -> response.status() >= 400);
          carrier.expectsNothing();
          assertTrue(hop.heardNothing());
        });
  }

  @Test
  void theTargetOfACallIsTheProxysWord() {
    ScriptedHop.play(
        SimulatedProxy::processingAlways,
        (scene, hop) -> {
          scene.phone("bob");
          Agent alice = scene.trusted("alice");
          alice.sends(INVITE).to("sip:bob@example.com").with("X-Patchbay-Target", ROUTE);
          String invite = hop.expects("INVITE");
          assertEquals(1, invite.split("X-Patchbay-Target", -1).length - 1, invite);
          assertTrue(header(invite, "X-Patchbay-Target").startsWith("<sip:flow."), invite);
          hop.answers(invite, "486 Busy Here");
          alice.expects(486);
          alice.sends("ACK");
        });
  }

  @Test
  void aCallToTheTelephoneNetworkBringsNoTarget() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent alice = scene.trusted("alice");
          alice.sends(INVITE).to("sip:+442079460000@example.com").with("X-Patchbay-Target", ROUTE);
          String invite = hop.expects("INVITE sip:+442079460000@example.com ");
          assertEquals("", header(invite, "X-Patchbay-Target"));
          hop.answers(invite, "486 Busy Here");
          alice.expects(486);
          alice.sends("ACK");
        });
  }

  @Test
  void aContactThatNamesATrunkIsNotReachedWhenItsConnectionIsGone() {
    ScriptedHop.play(
        proxy -> proxy.processingAlways().hasTrunkAt("10.0.0.200"),
        (scene, hop) -> {
          Agent trunk = scene.world().agent("trunk", "10.0.0.200");
          Agent bob = scene.stranger("bob").over(Transport.TCP);
          scene.registersWith(bob, "<sip:+19005550123@10.0.0.200:5060>");
          Agent alice = scene.trusted("alice");
          alice.sends(INVITE).to("sip:bob@example.com");
          String invite = hop.expects("INVITE");
          bob.endpoint().hangUpConnections();
          scene.world().settle();
          hop.callsTargetOf(invite);
          hop.expects("SIP/2.0 500");
          hop.answers(invite, "480 Temporarily Unavailable");
          alice.expects(480);
          alice.sends("ACK");
          trunk.expectsNothing();
        });
  }

  @Test
  void aNameThatAUserHasDialledLeadsToNoTrunkByWayOfTheMediaProcessor() {
    ScriptedHop.play(
        proxy -> proxy.processingAlways().hasTrunkAt("10.0.0.200"),
        (scene, hop) -> {
          Agent trunk = scene.world().agent("trunk", "10.0.0.200");
          scene.proxy().resolves("evil.example.net", trunk.host());
          Agent alice = scene.stranger("alice");
          alice.sends(INVITE).to("sip:+19005550123@evil.example.net");
          alice.expects(407);
          alice.sends("ACK");
          alice.authenticates();
          callsNoTrunk(hop, trunk);
          alice.expects(480);
          alice.sends("ACK");
        });
  }

  @Test
  void aNameThatAUserHasRegisteredLeadsToNoTrunkEither() {
    ScriptedHop.play(
        proxy -> proxy.processingAlways().hasTrunkAt("10.0.0.200"),
        (scene, hop) -> {
          Agent trunk = scene.world().agent("trunk", "10.0.0.200");
          scene.proxy().resolves("evil.example.net", trunk.host());
          Agent bob = scene.stranger("bob");
          scene.registersWith(bob, "<sip:+19005550123@evil.example.net>");
          Agent alice = scene.trusted("alice");
          alice.sends(INVITE).to("sip:bob@example.com");
          callsNoTrunk(hop, trunk);
          alice.expects(480);
          alice.sends("ACK");
        });
  }

  private static void callsNoTrunk(ScriptedHop hop, Agent trunk) {
    String invite = hop.expects("INVITE");
    hop.callsTargetOf(invite);
    hop.expects("SIP/2.0 503");
    hop.answers(invite, "480 Temporarily Unavailable");
    trunk.expectsNothing();
  }
}
