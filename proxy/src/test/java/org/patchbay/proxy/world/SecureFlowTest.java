package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;
import org.patchbay.testkit.net.Transport;

/** TLS, and the URIs that ask for it on every hop (RFC 3261 §26.2.2, RFC 5630). */
class SecureFlowTest {

  private static Agent tlsPhone(Scene scene, String user) {
    return scene.registered(scene.connected(user, Transport.TLS));
  }

  private static Agent trustedOverTls(Scene scene, String name) {
    Agent agent = scene.connected(name, Transport.TLS);
    scene.proxy().trusts(agent.host().address().getHostAddress());
    return agent;
  }

  @Test
  void callsATlsPhoneOnItsOwnConnection() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = tlsPhone(scene, "bob");
          alice.sends(INVITE).to(bob);
          Incoming invite = bob.expects(INVITE);
          assertEquals(Transport.TLS, invite.way().transport());
          assertTrue(
              invite.message().via().text().startsWith("SIP/2.0/TLS 10.0.0.1:5061;alias;branch="));
          List<String> routes = invite.message().values("Record-Route");
          assertTrue(routes.get(0).endsWith("@10.0.0.1:5061;transport=tls;lr>"), routes.get(0));
          assertTrue(routes.get(1).endsWith("@10.0.0.1:5060;lr>"), routes.get(1));
          bob.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          bob.expects(ACK);
          bob.hangsUpOn(alice);
          assertEquals(1, bob.endpoint().connections());
        });
  }

  @Test
  void carriesACallFromTlsToUdp() {
    Scene.play(
        scene -> {
          Agent alice = trustedOverTls(scene, "alice");
          Agent bob = scene.phone("bob");
          alice.talksWith(bob);
          bob.sends(INVITE);
          assertEquals(Transport.TLS, alice.expects(INVITE).way().transport());
          alice.sends(200);
          bob.expects(200, INVITE);
          bob.sends(ACK);
          alice.expects(ACK);
          bob.hangsUpOn(alice);
        });
  }

  @Test
  void recordRoutesASecureRequestSecurely() {
    Scene.play(
        scene -> {
          Agent alice = trustedOverTls(scene, "alice");
          Agent bob = tlsPhone(scene, "bob");
          alice.sends(INVITE).to("sips:bob@example.com");
          Incoming invite = bob.expects(INVITE);
          List<String> routes = invite.message().values("Record-Route");
          assertEquals(1, routes.size());
          assertTrue(routes.get(0).startsWith("<sips:"), routes.get(0));
          assertTrue(routes.get(0).endsWith("@10.0.0.1:5061;lr>"), routes.get(0));
          bob.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          bob.expects(ACK);
          alice.sends(BYE);
          bob.expects(BYE);
          bob.sends(200);
          alice.expects(200, BYE);
        });
  }

  @Test
  void refusesASecureRequestThatCameInClear() {
    Scene.play(
        scene -> {
          tlsPhone(scene, "bob");
          Agent alice = scene.trusted("alice");
          alice.sends(MESSAGE).to("sips:bob@example.com");
          alice.expects(416);
        });
  }

  @Test
  void sendsNoSecureRequestToAnotherDomainInClear() {
    Scene.play(
        scene -> {
          Agent carol = scene.stranger("carol");
          Agent alice = trustedOverTls(scene, "alice");
          String there = carol.host().address().getHostAddress();
          alice.sends(MESSAGE).to("sips:carol@" + there + ":5060");
          alice.expects(500); // nobody speaks TLS there
          carol.expectsNothing();
        });
  }

  @Test
  void opensATlsConnectionToAnotherDomainOnce() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          TlsPeer peer = TlsPeer.on(scene.world().host("peer", "10.0.0.90"));
          alice.sends(MESSAGE).to("sip:carol@10.0.0.90;transport=tls");
          alice.expects(200);
          alice.sends(MESSAGE).to("sip:carol@10.0.0.90;transport=tls");
          alice.expects(200);
          assertEquals(1, peer.connections());
          peer.hangUp();
        });
  }
}
