package org.patchbay.proxy.world;

import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;

import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;

/** On how many branches a request may be at once (RFC 5393 §5.3.3). */
class MaxBreadthFlowTest {
  private static final String BOB = "sip:bob@example.com";

  @Test
  void addsSixtyWhereTheCallerDoesNotSay() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(BOB);
          bob.expects(MESSAGE).with("Max-Breadth", "60");
          bob.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void leavesASingleBranchWhatTheCallerGranted() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(BOB).with("Max-Breadth", "3");
          bob.expects(MESSAGE).with("Max-Breadth", "3");
          bob.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void dividesItAmongTheBranches() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent desk = scene.phone("desk", "bob", "1.0");
          Agent mobile = scene.phone("mobile", "bob", "1.0");
          alice.sends(MESSAGE).to(BOB).with("Max-Breadth", "5");
          desk.expects(MESSAGE).with("Max-Breadth", "2");
          mobile.expects(MESSAGE).with("Max-Breadth", "3");
          desk.sends(200);
          mobile.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void refusesToForkWiderThanTheCallerGrants() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent desk = scene.phone("desk", "bob", "1.0");
          Agent mobile = scene.phone("mobile", "bob", "1.0");
          alice.sends(INVITE).to(BOB).with("Max-Breadth", "1");
          alice.expects(440);
          alice.sends(ACK);
          desk.expectsNothing();
          mobile.expectsNothing();
        });
  }

  @Test
  void triesPhonesOneAfterTheOtherUnderANarrowGrant() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent desk = scene.phone("desk", "bob", "1.0");
          Agent mobile = scene.phone("mobile", "bob", "0.5");
          alice.sends(MESSAGE).to(BOB).with("Max-Breadth", "1");
          desk.expects(MESSAGE).with("Max-Breadth", "1");
          desk.sends(480);
          mobile.expects(MESSAGE).with("Max-Breadth", "1");
          mobile.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void grantsNoMoreThanSixty() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(BOB).with("Max-Breadth", "4000000000");
          bob.expects(MESSAGE).with("Max-Breadth", "60");
          bob.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void refusesWhatIsNoNumber() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          alice.sends(MESSAGE).to(BOB).with("Max-Breadth", "many");
          alice.expects(400);
        });
  }
}
