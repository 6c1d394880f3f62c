package org.patchbay.proxy.world;

import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;

import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;

/**
 * A trunk takes what comes from this server for the operator's calls, so a user's password is not
 * enough to get there: no address, name, Route or registration of a user leads to one.
 */
class TrunkGuardTest {
  private static final String NUMBER = "sip:+19005550123@";

  @Test
  void refusesAUserWhoNamesTheTrunk() {
    Scene.play(
        scene -> {
          Agent alice = scene.stranger("alice");
          Agent trunk = scene.trunk("trunk");
          alice.sends(INVITE).to(NUMBER + "10.0.0.3:5060");
          alice.expects(407);
          alice.authenticates();
          alice.expects(403);
          alice.sends(ACK);
          trunk.expectsNothing();
        });
  }

  @Test
  void refusesAUserWhoRoutesByTheTrunk() {
    Scene.play(
        scene -> {
          Agent alice = scene.stranger("alice");
          Agent trunk = scene.trunk("trunk");
          alice.sends(MESSAGE).to(NUMBER + "example.com").with("Route", "<sip:10.0.0.3;lr>");
          alice.expects(407);
          alice.authenticates();
          alice.expects(403);
          trunk.expectsNothing();
        });
  }

  @Test
  void findsNoHostInANameThatLeadsToTheTrunk() {
    Scene.play(
        scene -> {
          Agent alice = scene.stranger("alice");
          Agent trunk = scene.trunk("trunk");
          scene.proxy().resolves("carrier.example.net", trunk.host());
          alice.sends(MESSAGE).to(NUMBER + "carrier.example.net");
          alice.expects(407);
          alice.authenticates();
          alice.expects(500);
          trunk.expectsNothing();
        });
  }

  @Test
  void ringsNoTrunkThatAUserHasRegistered() {
    Scene.play(
        scene -> {
          Agent alice = scene.stranger("alice");
          Agent trunk = scene.trunk("trunk");
          Agent gateway = scene.trusted("gateway");
          scene.proxy().resolves("carrier.example.net", trunk.host());
          scene.registersWith(alice, "<" + NUMBER + "carrier.example.net>");
          gateway.sends(MESSAGE).to("sip:alice@example.com");
          gateway.expects(500);
          trunk.expectsNothing();
        });
  }

  @Test
  void letsATrustedPeerNameTheTrunk() {
    Scene.play(
        scene -> {
          Agent gateway = scene.trusted("gateway");
          Agent trunk = scene.trunk("trunk");
          gateway.sends(MESSAGE).to(NUMBER + "10.0.0.3:5060");
          trunk.expects(MESSAGE);
          trunk.sends(200);
          gateway.expects(200);
        });
  }

  @Test
  void givesNobodyTheTrustOfItsOwnAddress() {
    Scene.play(
        proxy -> proxy.trusts("10.0.0.1").resolvesToItself("loop.example.net"),
        scene -> {
          Agent alice = scene.stranger("alice");
          Agent bob = scene.phone("bob");
          alice
              .sends(MESSAGE)
              .to("sip:bob@loop.example.net")
              .with("Route", "<sip:loop.example.net;lr>");
          alice.expects(407);
          alice.authenticates();
          alice.expects(407); // the server asks itself, as it would ask anyone
          bob.expectsNothing();
        });
  }
}
