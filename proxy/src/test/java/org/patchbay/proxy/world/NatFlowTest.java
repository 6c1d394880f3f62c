package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.INFO;
import static org.patchbay.testkit.sip.Method.INVITE;

import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.net.NatBox;
import org.patchbay.testkit.net.Transport;

/** Phones behind NAT boxes, whose contacts nobody outside can reach (RFC 3581). */
class NatFlowTest {

  @Test
  void reachesAPhoneAtItsMappedAddress() {
    Scene.play(
        scene -> {
          NatBox nat = scene.world().nat("nat", "192.0.2.1");
          Agent bob = scene.registered(scene.behind(nat, "bob", "192.168.0.2"));
          Agent alice = scene.trusted("alice");
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE).forUri("sip:bob@192.168.0.2:5060"); // the contact as it registered
          bob.sends(486);
          bob.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  @Test
  void carriesRequestsToACalleeBehindANat() {
    Scene.play(
        scene -> {
          NatBox nat = scene.world().nat("nat", "192.0.2.1");
          Agent bob = scene.registered(scene.behind(nat, "bob", "192.168.0.2"));
          Agent alice = scene.trusted("alice");
          alice.talksWith(bob);
          alice.sends(INFO);
          bob.expects(INFO).forUri("sip:bob@192.168.0.2:5060");
          bob.sends(200);
          alice.expects(200, INFO);
          bob.hangsUpOn(alice);
        });
  }

  @Test
  void carriesRequestsToACallerBehindANat() {
    Scene.play(
        scene -> {
          NatBox nat = scene.world().nat("nat", "192.0.2.1");
          Agent alice = scene.behind(nat, "alice", "192.168.0.2");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          alice.expects(407);
          alice.authenticates();
          bob.expects(INVITE).containing("Via", "received=192.0.2.1");
          bob.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          bob.expects(ACK);
          bob.sends(BYE);
          alice.expects(BYE).forUri("sip:alice@192.168.0.2:5060");
          alice.sends(200);
          bob.expects(200, BYE);
        });
  }

  @Test
  void keepsPhonesWithTheSamePrivateAddressApart() {
    Scene.play(
        scene -> {
          NatBox home = scene.world().nat("home", "192.0.2.1");
          NatBox office = scene.world().nat("office", "192.0.2.2");
          Agent alice = scene.registered(scene.behind(home, "alice", "192.168.0.2"));
          Agent bob = scene.registered(scene.behind(office, "bob", "192.168.0.2"));
          alice.logsInAndTalksWith(bob);
          alice.sends(INFO);
          bob.expects(INFO);
          bob.sends(200);
          alice.expects(200, INFO);
          bob.hangsUpOn(alice);
        });
  }

  @Test
  void reachesAPhoneBehindANatOnItsConnection() {
    Scene.play(
        scene -> {
          NatBox nat = scene.world().nat("nat", "192.0.2.1");
          Agent bob = scene.registered(scene.behind(nat, "bob", "192.168.0.2").over(Transport.TCP));
          Agent alice = scene.trusted("alice");
          alice.talksWith(bob);
          alice.hangsUpOn(bob);
        });
  }

  @Test
  void forgetsAPhoneBehindANatWhoseConnectionIsClosed() {
    Scene.play(
        scene -> {
          NatBox nat = scene.world().nat("nat", "192.0.2.1");
          Agent bob = scene.registered(scene.behind(nat, "bob", "192.168.0.2").over(Transport.TCP));
          Agent alice = scene.trusted("alice");
          bob.endpoint().hangUpConnections();
          scene.world().settle();
          assertEquals(0, scene.proxy().locations().size());
          alice.sends(INVITE).to(bob);
          alice.expects(480);
          alice.sends(ACK);
        });
  }

  @Test
  void followsAPhoneWhoseMappingChanges() {
    Scene.play(
        scene -> {
          NatBox nat = scene.world().nat("nat", "192.0.2.1");
          Agent bob = scene.registered(scene.behind(nat, "bob", "192.168.0.2"));
          nat.reboot();
          scene.registered(bob);
          assertEquals(1, scene.proxy().locations().size());
          Agent alice = scene.trusted("alice");
          alice.talksWith(bob);
          bob.hangsUpOn(alice);
        });
  }
}
