package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;
import static org.patchbay.testkit.sip.Method.REGISTER;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;
import org.patchbay.testkit.net.Transport;

/** Phones in browsers (RFC 7118). */
class WebSocketFlowTest {
  private static final String CONTACT = "<sip:dve8d3h2@df7jal23ls0d.invalid;transport=ws>";

  private static Agent browser(Scene scene, String user, Transport transport) {
    Agent agent = scene.connected(user, transport);
    scene.registersWith(agent, CONTACT);
    return agent;
  }

  @ParameterizedTest
  @EnumSource(names = {"WS", "WSS"})
  void callsABrowserOnItsOwnConnection(Transport transport) {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = browser(scene, "bob", transport);
          alice.sends(INVITE).to(bob);
          Incoming invite = bob.expects(INVITE);
          String port = transport == Transport.WS ? "80" : "443";
          assertTrue(
              invite
                  .message()
                  .via()
                  .text()
                  .startsWith("SIP/2.0/" + transport + " 10.0.0.1:" + port));
          List<String> routes = invite.message().values("Record-Route");
          assertTrue(routes.get(0).endsWith(":" + port + ";transport=ws;lr>"), routes.get(0));
          assertTrue(routes.get(1).endsWith("@10.0.0.1:5060;lr>"), routes.get(1));
          bob.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          bob.expects(ACK);
          bob.hangsUpOn(alice);
          assertEquals(1, bob.endpoint().connections());
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"WS", "WSS"})
  void asksABrowserAtATrustedAddressForAPassword(Transport transport) {
    Scene.play(
        proxy -> proxy.trusts("10.0.0.3"),
        scene -> {
          Agent bob = scene.phone("bob");
          Agent page = scene.connected("page", transport);
          page.sends(INVITE).to("sip:bob@example.com");
          page.expects(407);
          page.sends(ACK);
          bob.expectsNothing();
        });
  }

  @Test
  void registersNobodyWithoutAPasswordFromABrowser() {
    Scene.play(
        proxy -> proxy.opensRegistrationTo("10.0.0.2"),
        scene -> {
          Agent page = scene.connected("bob", Transport.WS);
          page.sends(REGISTER);
          page.expects(401);
        });
  }

  @Test
  void readsAMessageWithoutLength() {
    Scene.play(
        scene -> {
          Agent alice = scene.connected("alice", Transport.WS);
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob).without("Content-Length");
          alice.expects(407);
          alice.authenticates();
          bob.expects(MESSAGE);
          bob.sends(200);
          alice.expects(200);
        });
  }

  @Test
  void forgetsABrowserWhoseConnectionIsGone() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = browser(scene, "bob", Transport.WSS);
          bob.endpoint().hangUpConnections();
          scene.world().advance(Duration.ofSeconds(1));
          alice.sends(MESSAGE).to(bob);
          alice.expects(480);
          assertEquals(0, scene.proxy().locations().size());
        });
  }

  @Test
  void opensNoWebSocketToAnybody() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          alice.sends(MESSAGE).to("sip:carol@10.0.0.90:8080;transport=ws");
          alice.expects(500);
        });
  }

  @Test
  void keepsABrowserThatPingsWithLineEnds() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = browser(scene, "bob", Transport.WS);
          for (int i = 0; i < 10; i++) {
            scene.world().advance(Duration.ofMinutes(5));
            bob.endpoint()
                .send(Transport.WS, scene.proxy().host().at(80), new byte[] {13, 10, 13, 10});
          }
          alice.sends(MESSAGE).to(bob);
          bob.expects(MESSAGE);
          bob.sends(200);
          alice.expects(200);
        });
  }
}
