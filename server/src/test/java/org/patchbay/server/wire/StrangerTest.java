package org.patchbay.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From an address that is neither trusted nor a trunk: only a password opens the door. */
@Tag("wire")
class StrangerTest {
  private static final Duration LISTENING = Duration.ofMillis(1_500);

  @RegisterExtension final WireScene scene = new WireScene();

  private PatchbayConfig server;
  private SipPeer bob;
  private SipPeer stranger;

  /** Somebody who never registered and whom the server has no reason to call. */
  private SipPeer victim;

  @BeforeEach
  void bobIsRegistered() throws Exception {
    server = scene.patchbay().config();
    bob = scene.udpPeer("127.0.0.12");
    stranger = scene.udpPeer("127.0.0.9");
    victim = scene.udpPeer("127.0.0.40");
    SipRequest register =
        SipRequest.of("REGISTER", "sip:" + server.hostPort(), server.uri("bob"))
            .to("<" + server.uri("bob") + ">")
            .with("Contact: <" + bob.uri("bob") + ">;expires=600");
    assertEquals(200, bob.ask(register, "bob", server.password("bob")).status());
  }

  private SipRequest inviteAsAlice(String uri) {
    return SipRequest.of("INVITE", uri, server.uri("alice"))
        .with("Contact: <" + stranger.uri("alice") + ">");
  }

  private SipRequest authenticatedInvite() throws IOException, InterruptedException {
    SipRequest invite = inviteAsAlice(server.uri("bob"));
    return SipPeer.answering(stranger.ask(invite), invite, "alice", server.password("alice"));
  }

  @Test
  void anInviteToAUserIsChallenged() throws Exception {
    assertEquals(407, stranger.ask(inviteAsAlice(server.uri("bob"))).status());
    assertTrue(bob.hearsNoRequest(LISTENING));
  }

  @Test
  void anInviteToANumberIsChallenged() throws Exception {
    assertEquals(407, stranger.ask(inviteAsAlice(server.uri("+14255550101"))).status());
  }

  @Test
  void anInviteToAForeignDomainIsChallenged() throws Exception {
    assertEquals(407, stranger.ask(inviteAsAlice(victim.uri("victim"))).status());
    assertTrue(victim.hearsNoRequest(LISTENING));
  }

  @Test
  void anInviteToAnUnknownUserIsChallengedLikeAnyOther() throws Exception {
    assertEquals(407, stranger.ask(inviteAsAlice(server.uri("nobody"))).status());
  }

  @Test
  void alicesPasswordReachesTheUser() throws Exception {
    stranger.send(authenticatedInvite());

    SipText arrived = bob.expect("INVITE");

    assertEquals(bob.uri("bob"), SipText.uri(arrived.text().split(" ")[1]));
  }

  @Test
  void alicesPasswordReachesTheNumberOfAUser() throws Exception {
    SipRequest invite = inviteAsAlice(server.uri("+14255550101"));
    stranger.send(SipPeer.answering(stranger.ask(invite), invite, "alice", "pw-alice"));

    bob.expect("INVITE");
  }

  @Test
  void bobsCredentialsWithAlicesFromAreForbidden() throws Exception {
    SipRequest invite = inviteAsAlice(server.uri("bob"));

    assertEquals(403, stranger.ask(invite, "bob", server.password("bob")).status());
    assertTrue(bob.hearsNoRequest(LISTENING));
  }

  @Test
  void aForgedRouteIsNotRelayed() throws Exception {
    SipRequest forged =
        SipRequest.of("MESSAGE", victim.uri("victim"), server.uri("alice"))
            .toTag("forged")
            .with("Route: <sip:" + server.hostPort() + ";lr>");

    assertRefused(stranger.ask(forged));
    assertTrue(victim.hearsNoRequest(LISTENING));
  }

  @Test
  void aForgedRouteThroughTheServerToAThirdIsNotRelayed() throws Exception {
    SipRequest forged =
        SipRequest.of("INVITE", server.uri("bob"), server.uri("alice"))
            .toTag("forged")
            .with("Contact: <" + stranger.uri("alice") + ">")
            .with("Route: <sip:" + server.hostPort() + ";lr>")
            .with("Route: <sip:" + victim.sentBy() + ";lr>");

    assertRefused(stranger.ask(forged));
    assertTrue(victim.hearsNoRequest(LISTENING));
  }

  @Test
  void anAckWithAForgedRouteIsNotRelayed() throws Exception {
    stranger.send(
        SipRequest.of("ACK", victim.uri("victim"), server.uri("alice"))
            .toTag("forged")
            .with("Route: <sip:" + server.hostPort() + ";lr>"));

    assertTrue(victim.hearsNoRequest(LISTENING));
  }

  @Test
  void theRouteOfOneCallOpensNoOther() throws Exception {
    String route = recordRouteOf(authenticatedInvite());
    SipRequest replayed =
        SipRequest.of("BYE", victim.uri("victim"), server.uri("alice"))
            .toTag("replayed")
            .with("Route: " + route);

    assertRefused(stranger.ask(replayed));
    assertTrue(victim.hearsNoRequest(LISTENING));
  }

  @Test
  void anInviteOverTcpIsChallenged() throws Exception {
    assertEquals(407, scene.tcpPeer("127.0.0.9").ask(inviteAsAlice(server.uri("bob"))).status());
    assertTrue(bob.hearsNoRequest(LISTENING));
  }

  @Test
  void aForgedRouteOverTcpIsNotRelayed() throws Exception {
    SipRequest forged =
        SipRequest.of("BYE", victim.uri("victim"), server.uri("alice"))
            .toTag("forged")
            .with("Route: <sip:" + server.hostPort() + ";transport=tcp;lr>");

    assertRefused(scene.tcpPeer("127.0.0.9").ask(forged));
    assertTrue(victim.hearsNoRequest(LISTENING));
  }

  @Test
  void theRouteOfACallOpensItToNobodyElse() throws Exception {
    SipRequest invite = authenticatedInvite();
    String route = recordRouteOf(invite);
    SipPeer thief = scene.udpPeer("127.0.0.8");
    SipRequest stolen =
        invite.next("BYE", victim.uri("victim")).toTag("bob").with("Route: " + route);

    assertRefused(thief.ask(stolen));
    assertTrue(victim.hearsNoRequest(LISTENING));
  }

  /** Alice calls Bob from the stranger's address with her password; Bob refuses. */
  private String recordRouteOf(SipRequest authenticated) throws IOException, InterruptedException {
    stranger.send(authenticated);
    SipText arrived = bob.expect("INVITE");
    String route = arrived.header("Record-Route");
    assertTrue(route.contains(server.hostPort()), route);
    bob.respond(arrived, "486 Busy Here");
    return route;
  }

  private static void assertRefused(SipText answer) {
    int status = answer.status();
    assertTrue(status == 407 || status == 403 || status == 481, answer.text());
  }
}
