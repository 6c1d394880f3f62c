package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.INFO;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.NOTIFY;
import static org.patchbay.testkit.sip.Method.PRACK;
import static org.patchbay.testkit.sip.Method.SUBSCRIBE;
import static org.patchbay.testkit.sip.Method.UPDATE;

import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;
import org.patchbay.testkit.net.Transport;

/** Calls from INVITE to BYE: what goes by the proxy within a dialog (RFC 3261 §16.12). */
class DialogFlowTest {

  @Test
  void carriesTheAckOfA2xxFromEndToEnd() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          bob.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          Incoming ack = bob.expects(ACK).forUri("sip:bob@10.0.0.3:5060");
          ack.with("Max-Forwards", "69").without("Route");
          assertEquals(2, ack.message().vias().size());
          alice.expectsNothing();
          bob.expectsNothing();
        });
  }

  @Test
  void carriesTheRepeatedAckWithTheSameBranch() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.talksWith(bob);
          bob.resendsResponse();
          alice.expectsAgain(200);
          alice.resends(ACK);
          bob.expectsAgain(ACK); // equal to the first, octet for octet
        });
  }

  @Test
  void acknowledgesAFailureItself() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          Incoming invite = bob.expects(INVITE);
          bob.sends(486);
          Incoming ack = bob.expects(ACK);
          assertEquals(
              invite.message().via().branch(), ack.message().via().branch(), "RFC 3261 §17.1.1.3");
          assertEquals(1, ack.message().vias().size());
          alice.expects(486);
          alice.sends(ACK);
          bob.expectsNothing();
        });
  }

  @Test
  void carriesAReInviteFromTheCaller() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.talksWith(bob);
          alice.sends(INVITE);
          alice.expects(100);
          bob.expects(INVITE).without("Record-Route").without("Route");
          bob.sends(200);
          alice.expects(200, INVITE);
          alice.sends(ACK);
          bob.expects(ACK);
          alice.hangsUpOn(bob);
        });
  }

  @Test
  void carriesAReInviteFromTheCallee() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.talksWith(bob);
          bob.sends(INVITE);
          bob.expects(100);
          alice.expects(INVITE).forUri("sip:alice@10.0.0.2:5060");
          alice.sends(200);
          bob.expects(200, INVITE);
          bob.sends(ACK);
          alice.expects(ACK);
          bob.hangsUpOn(alice);
        });
  }

  @Test
  void letsTheCallerHangUp() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.talksWith(bob);
          alice.hangsUpOn(bob);
          alice.expectsNothing();
          bob.expectsNothing();
        });
  }

  @Test
  void letsTheCalleeHangUpWithoutAChallenge() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.talksWith(bob);
          bob.hangsUpOn(alice);
          alice.expectsNothing();
          bob.expectsNothing();
        });
  }

  @Test
  void letsACallerWithAPasswordHangUpWithoutAnother() {
    Scene.play(
        scene -> {
          Agent alice = scene.stranger("alice");
          Agent bob = scene.phone("bob");
          alice.logsInAndTalksWith(bob);
          alice.hangsUpOn(bob);
        });
  }

  @Test
  void carriesRequestsOfAnEarlyDialog() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob).with("Supported", "100rel");
          bob.expects(INVITE);
          bob.sends(183).with("Require", "100rel").with("RSeq", "1");
          alice.expects(183);
          alice.sends(PRACK).with("RAck", "1 1 INVITE");
          bob.expects(PRACK).with("RAck", "1 1 INVITE");
          bob.sends(200).answering(PRACK);
          alice.expects(200, PRACK);
          bob.sends(UPDATE);
          alice.expects(UPDATE);
          alice.sends(200).answering(UPDATE);
          bob.expects(200, UPDATE);
          bob.sends(200).answering(INVITE);
          alice.expects(200, INVITE);
          alice.sends(ACK);
          bob.expects(ACK);
        });
  }

  @Test
  void passesOnTheAnswerThatADialogIsGone() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.talksWith(bob);
          alice.sends(BYE);
          bob.expects(BYE);
          bob.sends(481);
          alice.expects(481, BYE);
        });
  }

  @Test
  void keepsTwoRequestsThatCrossApart() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.talksWith(bob);
          alice.sends(INFO);
          bob.sends(INFO);
          alice.expects(INFO);
          bob.expects(INFO);
          alice.sends(200);
          bob.sends(200);
          alice.expects(200, INFO);
          bob.expects(200, INFO);
        });
  }

  @Test
  void carriesANotifyOfASubscription() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(SUBSCRIBE).to(bob).with("Event", "presence");
          Incoming subscribe = bob.expects(SUBSCRIBE);
          bob.sends(200)
              .with("Contact", bob.contact(Transport.UDP))
              .with("Record-Route", subscribe.header("Record-Route"));
          Incoming accepted = alice.expects(200, SUBSCRIBE);
          bob.sends(NOTIFY)
              .to("sip:alice@10.0.0.2:5060")
              .with("Route", subscribe.header("Record-Route"))
              .replacing("From", accepted.header("To"))
              .replacing("To", accepted.header("From"))
              .replacing("Call-ID", accepted.header("Call-ID"))
              .with("Event", "presence");
          alice.expects(NOTIFY).without("Route");
          alice.sends(200);
          bob.expects(200, NOTIFY);
        });
  }
}
