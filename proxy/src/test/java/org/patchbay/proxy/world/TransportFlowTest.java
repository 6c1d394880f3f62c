package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;
import static org.patchbay.testkit.sip.Method.OPTIONS;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;
import org.patchbay.testkit.net.LinkQuality;
import org.patchbay.testkit.net.Transport;

/** From one transport to the other (RFC 3261 §18, RFC 5658). */
class TransportFlowTest {

  @Test
  void recordRoutesTwiceBetweenUdpAndTcp() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.tcpPhone("bob");
          alice.sends(INVITE).to(bob);
          Incoming invite = bob.expects(INVITE);
          List<String> routes = invite.message().values("Record-Route");
          assertEquals(2, routes.size());
          assertTrue(routes.get(0).endsWith("@10.0.0.1:5060;transport=tcp;lr>"), routes.get(0));
          assertTrue(routes.get(1).endsWith("@10.0.0.1:5060;lr>"), routes.get(1));
          assertTrue(invite.message().via().text().startsWith("SIP/2.0/TCP 10.0.0.1:5060"));
          bob.sends(486);
          bob.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  @Test
  void carriesACallFromUdpToTcp() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.tcpPhone("bob");
          alice.talksWith(bob);
          bob.sends(INVITE);
          alice.expects(INVITE).without("Route");
          alice.sends(200);
          bob.expects(200, INVITE);
          bob.sends(ACK);
          alice.expects(ACK);
          alice.hangsUpOn(bob);
        });
  }

  @Test
  void carriesACallFromTcpToUdp() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice").over(Transport.TCP);
          Agent bob = scene.phone("bob");
          alice.talksWith(bob);
          bob.sends(INVITE);
          Incoming again = alice.expects(INVITE).without("Route");
          assertEquals(Transport.TCP, again.way().transport());
          alice.sends(200);
          bob.expects(200, INVITE);
          bob.sends(ACK);
          alice.expects(ACK);
          bob.hangsUpOn(alice);
        });
  }

  @Test
  void carriesACallBetweenIpv4AndIpv6() {
    Scene.play(
        scene -> {
          Agent bob = scene.registered(scene.ipv6("bob"));
          Agent alice = scene.trusted("alice");
          alice.talksWith(bob);
          bob.hangsUpOn(alice);
          alice.sends(INVITE).to(bob);
          Incoming invite = bob.expects(INVITE);
          List<String> routes = invite.message().values("Record-Route");
          assertTrue(routes.get(0).endsWith("@[2001:db8::1]:5060;lr>"), routes.get(0));
          assertTrue(routes.get(1).endsWith("@10.0.0.1:5060;lr>"), routes.get(1));
          bob.sends(486);
          bob.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  @Test
  void carriesACallOverTcpAndIpv6() {
    Scene.play(
        scene -> {
          Agent alice = scene.ipv6("alice").over(Transport.TCP);
          Agent bob = scene.registered(scene.ipv6("bob").over(Transport.TCP));
          alice.logsInAndTalksWith(bob);
          bob.hangsUpOn(alice);
        });
  }

  @Test
  void suppliesTheContentLengthThatAStreamNeeds() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.tcpPhone("bob");
          alice.sendsText(
              """
              MESSAGE sip:bob@example.com SIP/2.0
              Via: SIP/2.0/UDP 10.0.0.2:5060;branch=z9hG4bKnolength
              From: <sip:alice@example.com>;tag=1
              To: <sip:bob@example.com>
              Call-ID: no-length@10.0.0.2
              CSeq: 1 MESSAGE
              Content-Type: text/plain

              hello""");
          bob.expects(MESSAGE).with("Content-Length", "5").withBody("hello");
          bob.sends(200);
          alice.expects(200, MESSAGE);
        });
  }

  @Test
  void reachesAPhoneOnTheConnectionThatItOpened() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.tcpPhone("bob");
          alice.sends(MESSAGE).to(bob);
          bob.expects(MESSAGE);
          assertEquals(1, bob.endpoint().connections());
          bob.sends(200);
          alice.expects(200, MESSAGE);
        });
  }

  @Test
  void answersToThePortOfTheViaWhenTheConnectionIsGone() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice").over(Transport.TCP);
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          alice.expects(100);
          alice.endpoint().hangUpConnections();
          scene.world().settle();
          bob.sends(200);
          Incoming answer = alice.expects(200, INVITE); // RFC 3261 §18.2.2
          assertEquals(Transport.TCP, answer.way().transport());
          alice.sends(ACK);
          bob.expects(ACK);
        });
  }

  @Test
  void answersAtOnceWhenAConnectionIsRefused() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          scene.world().host("nobody", "10.0.0.77");
          alice.sends(INVITE).to("sip:bob@10.0.0.77;transport=tcp");
          alice.expects(500).containing("Warning", "could not be connected to");
          alice.sends(ACK);
          assertTrue(scene.world().timeline().nanos() < 1_000_000_000L);
        });
  }

  @Test
  void answersWhenNobodyIsThereToConnectTo() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          alice.sends(OPTIONS).to("sip:bob@10.0.0.77;transport=tcp");
          alice.expects(500, OPTIONS);
        });
  }

  @Test
  void answersWhenTheConnectionIsLostBeforeThePhoneAnswered() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.tcpPhone("bob");
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          bob.sends(180);
          alice.expects(180);
          bob.endpoint().hangUpConnections();
          alice.expects(500, INVITE);
          alice.sends(ACK);
        });
  }

  @Test
  void sendsNothingTwiceOnAStream() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.tcpPhone("bob");
          scene.world().links(scene.proxy(), bob, LinkQuality.BAD.withDelay(Duration.ofSeconds(3)));
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          bob.sends(486);
          bob.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
          long invites =
              scene.world().trace().messages().stream()
                  .filter(m -> m.to().equals("bob") && m.message().orElseThrow().isRequest(INVITE))
                  .count();
          assertEquals(1, invites);
        });
  }

  @Test
  void answersARequestWithoutRportAtThePortOfItsVia() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          InetSocketAddress proxy = scene.proxy().host().at(SimulatedProxy.PORT);
          String options =
              """
              OPTIONS sip:example.com SIP/2.0
              Via: SIP/2.0/UDP 10.0.0.2%s;branch=z9hG4bKvia
              From: <sip:alice@example.com>;tag=1
              To: <sip:example.com>
              Call-ID: via@10.0.0.2
              CSeq: 1 OPTIONS

              """;
          alice.sendsText(options.formatted(":5090"), proxy);
          alice.expectsNothing();
          alice.sendsText(options.formatted(""), proxy); // no port is 5060
          alice.expects(200, OPTIONS);
        });
  }

  @Test
  void endsACallWhoseByeComesOverAnotherTransport() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.talksWith(bob);
          alice.sends(BYE).over(Transport.TCP);
          bob.expects(BYE);
          bob.sends(200);
          alice.expects(200, BYE);
        });
  }
}
