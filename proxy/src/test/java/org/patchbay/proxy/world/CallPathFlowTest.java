package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.proxy.world.ScriptedHop.header;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;

import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.net.NatBox;
import org.patchbay.testkit.net.Transport;

/** Which calls go straight and which through the media processor, and how these reach their end. */
class CallPathFlowTest {
  private static final String BOB = "sip:bob@example.com";
  private static final String OFFER =
      "v=0\r\no=- 1 1 IN IP4 %1$s\r\ns=-\r\nc=IN IP4 %1$s\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\n";

  @Test
  void aCallBetweenPhonesThatReachEachOtherGoesStraight() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent alice = scene.stranger("alice");
          Agent bob = scene.phone("bob");
          callsAsUser(alice, null);
          bob.expects(INVITE).containing("Record-Route", "10.0.0.1").without("X-Patchbay-Target");
          declines(bob, alice);
          assertTrue(hop.heardNothing());
        });
  }

  @Test
  void aCallFromBehindANatGoesInwards() {
    ScriptedHop.play(
        (scene, hop) -> {
          NatBox nat = scene.world().nat("nat", "192.0.2.1");
          Agent alice = scene.behind(nat, "alice", "192.168.0.2");
          Agent bob = scene.phone("bob");
          callsAsUser(alice, null);
          String invite = hop.expects("INVITE sip:bob@10.0.0.2:5060 ");
          assertEquals("user alice", header(invite, "X-Patchbay-Caller"));
          hop.callsTargetOf(invite);
          bob.expects(INVITE).without("X-Patchbay-Target").without("Route");
          bob.sends(486);
          bob.expects(ACK);
          hop.answers(invite, "486 Busy Here");
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  @Test
  void aCallerBehindANatWhoBringsCandidatesCallsStraight() {
    ScriptedHop.play(
        (scene, hop) -> {
          NatBox nat = scene.world().nat("nat", "192.0.2.1");
          Agent alice = scene.behind(nat, "alice", "192.168.0.2");
          Agent bob = scene.phone("bob");
          callsAsUser(alice, OFFER.formatted("192.168.0.2") + "a=ice-ufrag:8hhY\r\n");
          bob.expects(INVITE);
          declines(bob, alice);
          assertTrue(hop.heardNothing());
        });
  }

  @Test
  void aCallOnHoldFromBehindANatGoesStraight() {
    ScriptedHop.play(
        (scene, hop) -> {
          NatBox nat = scene.world().nat("nat", "192.0.2.1");
          Agent alice = scene.behind(nat, "alice", "192.168.0.2");
          Agent bob = scene.phone("bob");
          callsAsUser(alice, OFFER.formatted("0.0.0.0"));
          bob.expects(INVITE);
          declines(bob, alice);
          assertTrue(hop.heardNothing());
        });
  }

  @Test
  void aTrustedPeerMayHaveItsMediaElsewhere() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent gateway = scene.trusted("gateway");
          Agent bob = scene.phone("bob");
          gateway.sends(INVITE).to(BOB).body("application/sdp", OFFER.formatted("10.0.0.99"));
          bob.expects(INVITE);
          declines(bob, gateway);
          assertTrue(hop.heardNothing());
        });
  }

  @Test
  void aCallToAPhoneBehindANatReachesItByItsFlow() {
    ScriptedHop.play(
        (scene, hop) -> {
          NatBox nat = scene.world().nat("nat", "192.0.2.1");
          Agent bob = scene.registered(scene.behind(nat, "bob", "192.168.0.2"));
          reachesBobBehindNat(scene, hop, bob);
        });
  }

  @Test
  void aCallToAPhoneBehindANatReachesItOnItsConnection() {
    ScriptedHop.play(
        (scene, hop) -> {
          NatBox nat = scene.world().nat("nat", "192.0.2.1");
          Agent bob = scene.registered(scene.behind(nat, "bob", "192.168.0.2").over(Transport.TCP));
          reachesBobBehindNat(scene, hop, bob);
        });
  }

  private static void reachesBobBehindNat(Scene scene, ScriptedHop hop, Agent bob) {
    Agent alice = scene.trusted("alice");
    alice.sends(INVITE).to(BOB);
    String invite = hop.expects("INVITE sip:bob@192.168.0.2:5060");
    assertTrue(header(invite, "X-Patchbay-Target").startsWith("<sip:flow."), invite);
    hop.callsTargetOf(invite);
    bob.expects(INVITE);
    bob.sends(486);
    bob.expects(ACK);
    hop.answers(invite, "486 Busy Here");
    alice.expects(486);
    alice.sends(ACK);
  }

  @Test
  void aCallFromIpv4ToIpv6GoesInwards() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent alice = scene.trusted("alice");
          scene.registered(scene.ipv6("bob"));
          alice.sends(INVITE).to(BOB);
          hop.answers(hop.expects("INVITE sip:bob@[2001:db8:"), "486 Busy Here");
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  @Test
  void aCallFromIpv6ToIpv4GoesInwards() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent alice = scene.ipv6("alice");
          scene.phone("bob");
          callsAsUser(alice, null);
          String invite = hop.expects("INVITE sip:bob@10.0.0.3:5060 ");
          hop.answers(invite, "486 Busy Here");
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  @Test
  void aDelayedOfferDecidesNothing() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.registered(scene.ipv6("bob"));
          alice.sends(INVITE).to(BOB).withoutBody();
          bob.expects(INVITE);
          declines(bob, alice);
          assertTrue(hop.heardNothing());
        });
  }

  @Test
  void aTrunksCallRingsTheOwnerOfTheNumber() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent alice = scene.phone("alice");
          Agent trunk = scene.trunk("sbc");
          trunk.sends(INVITE).to("sip:+14255550100@example.com");
          String invite = hop.expects("INVITE sip:alice@10.0.0.2:5060 ");
          hop.callsTargetOf(invite);
          alice.expects(INVITE);
          alice.sends(486);
          alice.expects(ACK);
          hop.answers(invite, "486 Busy Here");
          trunk.expects(486);
          trunk.sends(ACK);
        });
  }

  @Test
  void aPhoneWithoutAConnectionIsReachedAtItsAddress() {
    ScriptedHop.play(
        SimulatedProxy::processingAlways,
        (scene, hop) -> {
          Agent bob = scene.tcpPhone("bob");
          bob.endpoint().hangUpConnections();
          Agent alice = scene.trusted("alice");
          alice.sends(INVITE).to(BOB);
          String invite = hop.expects("INVITE");
          assertEquals(
              "<sip:at.tcp.5060.0a000002@hop.invalid;lr>", header(invite, "X-Patchbay-Target"));
          hop.callsTargetOf(invite);
          bob.expects(INVITE);
          bob.sends(486);
          hop.answers(invite, "486 Busy Here");
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  @Test
  void anotherDomainIsLookedUpWhenTheCallComesBack() {
    ScriptedHop.play(
        SimulatedProxy::processingAlways,
        (scene, hop) -> {
          Agent alice = scene.trusted("alice");
          Agent there = scene.stranger("there");
          scene.proxy().resolves("elsewhere.example.org", there.host());
          alice.sends(INVITE).to("sip:carol@elsewhere.example.org");
          String invite = hop.expects("INVITE sip:carol@elsewhere.example.org ");
          assertEquals(
              "<sip:name.any.0.elsewhere.example.org@hop.invalid;lr>",
              header(invite, "X-Patchbay-Target"));
          hop.callsTargetOf(invite);
          there.expects(INVITE);
          there.sends(486);
          there.expects(ACK);
          hop.answers(invite, "486 Busy Here");
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  @Test
  void aCallWithARouteOfItsOwnFollowsIt() {
    ScriptedHop.play(
        SimulatedProxy::processingAlways,
        (scene, hop) -> {
          Agent alice = scene.trusted("alice");
          Agent next = scene.stranger("next");
          alice
              .sends(INVITE)
              .to("sip:carol@elsewhere.example.org")
              .with("Route", "<sip:10.0.0.3;lr>");
          next.expects(INVITE);
          next.sends(486);
          next.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
          assertTrue(hop.heardNothing());
        });
  }

  @Test
  void anAnswerOnTheStraightBranchCancelsTheOtherOverTheHop() {
    ScriptedHop.play(
        (scene, hop) -> {
          NatBox nat = scene.world().nat("nat", "192.0.2.1");
          scene.registered(scene.behind(nat, "bob", "192.168.0.2"));
          Agent desk = scene.phone("desk", "bob", "1.0");
          Agent alice = scene.trusted("alice");
          alice.sends(INVITE).to(BOB);
          desk.expects(INVITE);
          String invite = hop.expects("INVITE sip:bob@192.168.0.2:5060 ");
          hop.answers(invite, "180 Ringing");
          alice.expects(180);
          desk.sends(200);
          alice.expects(200, INVITE);
          alice.sends(ACK);
          desk.expects(ACK);
          hop.answers(hop.expects("CANCEL"), "200 OK");
          hop.answers(invite, "487 Request Terminated");
          alice.hangsUpOn(desk);
        });
  }

  @Test
  void anAnswerOverTheHopCancelsTheStraightBranch() {
    ScriptedHop.play(
        (scene, hop) -> {
          NatBox nat = scene.world().nat("nat", "192.0.2.1");
          scene.registered(scene.behind(nat, "bob", "192.168.0.2"));
          Agent desk = scene.phone("desk", "bob", "1.0");
          Agent alice = scene.trusted("alice");
          alice.sends(INVITE).to(BOB);
          desk.expects(INVITE);
          desk.sends(180);
          alice.expects(180);
          String invite = hop.expects("INVITE");
          hop.answers(invite, "200 OK", "Contact: <sip:leg-1@10.0.0.1:5060>");
          alice.expects(200, INVITE).without("Record-Route");
          alice.sends(ACK);
          hop.expects("ACK sip:leg-1@10.0.0.1:5060");
          desk.expects(CANCEL);
          desk.sends(200);
          desk.sends(487);
          desk.expects(ACK);
          alice.expectsNothing();
        });
  }

  @Test
  void aCallThatBeganStraightStaysSo() {
    ScriptedHop.play(
        (scene, hop) -> {
          Agent alice = scene.stranger("alice");
          Agent bob = scene.phone("bob");
          callsAsUser(alice, null);
          bob.expects(INVITE);
          bob.sends(200);
          alice.expects(200, INVITE);
          alice.sends(ACK);
          bob.expects(ACK);
          alice.sends(INVITE).body("application/sdp", OFFER.formatted("192.168.0.2"));
          bob.expects(INVITE);
          bob.sends(488);
          bob.expects(ACK);
          alice.expects(488);
          alice.sends(ACK);
          assertTrue(hop.heardNothing());
          bob.hangsUpOn(alice);
        });
  }

  private static void callsAsUser(Agent alice, String offer) {
    if (offer == null) {
      alice.sends(INVITE).to(BOB);
    } else {
      alice.sends(INVITE).to(BOB).body("application/sdp", offer);
    }
    alice.expects(407);
    alice.authenticates();
  }

  private static void declines(Agent callee, Agent caller) {
    callee.sends(486);
    callee.expects(ACK);
    caller.expects(486);
    caller.sends(ACK);
  }
}
