package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;
import static org.patchbay.testkit.sip.Method.REGISTER;

import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.net.NatBox;
import org.patchbay.testkit.net.Transport;

/** What outlives a kill and a restart. */
class RestartFlowTest {

  @Test
  void reachesAUdpPhone() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          scene.proxy().killAndRestart();
          alice.talksWith(bob);
          bob.hangsUpOn(alice);
        });
  }

  @Test
  void reachesATcpPhoneThatListens() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.tcpPhone("bob");
          scene.proxy().killAndRestart();
          scene.world().settle();
          assertEquals(0, bob.endpoint().connections());
          alice.talksWith(bob);
          bob.hangsUpOn(alice);
        });
  }

  @Test
  void reachesAPhoneBehindANat() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          NatBox nat = scene.world().nat("nat", "192.0.2.1");
          Agent bob = scene.registered(scene.behind(nat, "bob", "192.168.0.2"));
          scene.proxy().killAndRestart();
          alice.talksWith(bob);
          bob.hangsUpOn(alice);
        });
  }

  @Test
  void forgetsAPhoneThatLivedOnAConnection() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          NatBox nat = scene.world().nat("nat", "192.0.2.1");
          scene.registered(scene.behind(nat, "bob", "192.168.0.2").over(Transport.TCP));
          scene.proxy().killAndRestart();
          alice.sends(MESSAGE).to("sip:bob@example.com");
          alice.expects(480);
        });
  }

  @Test
  void doesNotBringBackAPhoneThatUnregistered() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          bob.sends(REGISTER).replacing("Expires", "0");
          bob.expects(401);
          bob.authenticates();
          bob.expects(200, REGISTER);
          scene.proxy().killAndRestart();
          alice.sends(MESSAGE).to(bob);
          alice.expects(480);
        });
  }

  @Test
  void carriesTheByeOfACallFromBefore() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.talksWith(bob);
          scene.proxy().killAndRestart();
          bob.hangsUpOn(alice); // bob is a stranger: the token alone lets it pass
        });
  }

  @Test
  void carriesTheByeOfATcpPhoneThatListens() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.tcpPhone("bob");
          alice.talksWith(bob);
          scene.proxy().killAndRestart();
          scene.world().settle();
          alice.sends(BYE);
          bob.expects(BYE);
          bob.sends(200);
          alice.expects(200, BYE);
        });
  }

  @Test
  void takesUpACallWhoseInviteIsRepeated() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          scene.proxy().killAndRestart();
          alice.resends(INVITE);
          bob.expects(INVITE); // another branch: to the phone it is a new transaction
          bob.sends(486);
          alice.expects(486);
          alice.sends(ACK);
        });
  }
}
