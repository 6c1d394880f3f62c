package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.patchbay.testkit.Match.next;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;

/** Hanging up before there is an answer, and its races (RFC 3261 §9, §16.10). */
class CancelTest {

  @Test
  void cancelsAPhoneThatRings() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          Incoming invite = bob.expects(INVITE);
          bob.sends(180);
          alice.expects(180);
          alice.sends(CANCEL);
          alice.expects(200, CANCEL);
          Incoming cancel = bob.expects(CANCEL).forUri(invite.message().requestUri());
          assertEquals(invite.message().via().text(), cancel.message().via().text());
          assertEquals(invite.header("From"), cancel.header("From"));
          assertEquals(1, cancel.message().vias().size());
          bob.sends(200);
          bob.sends(487);
          bob.expects(ACK);
          alice.expects(487, INVITE);
          alice.sends(ACK);
          alice.expectsNothing();
          bob.expectsNothing();
        });
  }

  @Test
  void letsNobodyElseCancelACall() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          Agent mallory = scene.stranger("mallory");
          String invite =
              """
              INVITE sip:bob@example.com SIP/2.0
              Via: SIP/2.0/UDP 10.0.0.2:5060;branch=z9hG4bKseen
              Max-Forwards: 70
              To: <sip:bob@example.com>
              Call-ID: seen
              Contact: <sip:alice@10.0.0.2>
              Content-Length: 0
              CSeq: 1 INVITE
              From: <sip:alice@example.com>;tag=1

              """;
          alice.sendsText(invite);
          bob.expects(INVITE);
          bob.sends(180);
          scene.world().settle();
          mallory.sendsText(invite.replace("INVITE", "CANCEL"));
          scene.world().settle();
          bob.expectsNothing();
          bob.sends(486);
          bob.expects(ACK);
          scene.world().settle();
          alice.sendsText(invite.replace("INVITE", "ACK"));
          alice.forgets();
          mallory.forgets();
          scene.world().trace().forget();
        });
  }

  @Test
  void cancelsAnInviteWithAsManyHeadersAsThereMayBe() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          String invite =
              """
              INVITE sip:bob@example.com SIP/2.0
              Via: SIP/2.0/UDP 10.0.0.2:5060;branch=z9hG4bKmany
              Max-Forwards: 70
              %sTo: <sip:bob@example.com>
              Call-ID: many
              Contact: <sip:alice@10.0.0.2>
              Content-Length: 0
              CSeq: 1 INVITE
              From: <sip:alice@example.com>;tag=1

              """
                  .formatted("X-Other: x\n".repeat(248));
          alice.sendsText(invite);
          bob.expects(INVITE);
          bob.sends(180);
          scene.world().settle();
          String plain = invite.replace("X-Other: x\n", "");
          alice.sendsText(plain.replace("INVITE", "CANCEL"));
          bob.expects(CANCEL).with("From", "<sip:alice@example.com>;tag=1");
          bob.sends(200);
          bob.sends(487);
          bob.expects(ACK);
          scene.world().settle();
          alice.sendsText(plain.replace("INVITE", "ACK"));
          alice.forgets();
        });
  }

  @Test
  void keepsACancelUntilThePhoneHasSaidSomething() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          alice.sends(CANCEL);
          alice.expects(200, CANCEL);
          bob.expectsNothing(); // RFC 3261 §9.1: not before a provisional response
          bob.sends(180);
          bob.expects(CANCEL);
          bob.sends(200);
          bob.sends(487);
          bob.expects(ACK);
          alice.expects(487, INVITE);
          alice.sends(ACK);
        });
  }

  @Test
  void answers487ForAPhoneThatNeverSaidAnything() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          alice.sends(CANCEL);
          alice.expects(200, CANCEL);
          scene.world().advance(Duration.ofSeconds(30));
          alice.expects(487, INVITE);
          alice.sends(ACK);
          bob.expectsNothing();
        });
  }

  @Test
  void passesOnA200ThatCrossesTheCancel() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          bob.sends(180);
          alice.expects(180);
          alice.sends(CANCEL);
          bob.sends(200);
          alice.expects(200, CANCEL);
          alice.expects(200, INVITE);
          alice.sends(ACK);
          bob.expects(ACK);
          bob.expects(CANCEL);
          bob.sends(200);
          alice.hangsUpOn(bob);
          alice.expectsNothing();
        });
  }

  @Test
  void passesOnAnAnswerThatComesInsteadOfThe487() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          bob.sends(180);
          alice.expects(180);
          alice.sends(CANCEL);
          alice.expects(200, CANCEL);
          bob.expects(CANCEL);
          bob.sends(200).answering(CANCEL);
          bob.sends(200).answering(INVITE);
          alice.expects(200, INVITE);
          alice.sends(ACK);
          bob.expects(ACK);
        });
  }

  @Test
  void doesNotCancelWhatHasBeenAnswered() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.talksWith(bob);
          alice.sends(CANCEL);
          alice.expects(200, CANCEL);
          bob.expectsNothingFor(Duration.ofSeconds(2));
        });
  }

  @Test
  void answers481WhereThereIsNothingToCancel() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          cancelsALostInvite(scene, alice);
          alice.expects(481, CANCEL);
          bob.expectsNothing();
        });
  }

  /** A CANCEL of an INVITE that got lost. */
  private static void cancelsALostInvite(Scene scene, Agent alice) {
    scene.world().lose(next(INVITE).on(alice, scene.proxy()), 1);
    alice.sends(INVITE).to("sip:bob@example.com");
    alice.sends(CANCEL);
  }

  @Test
  void answersAStrangersCancelWithoutAChallenge() {
    Scene.play(
        scene -> {
          Agent eve = scene.stranger("eve");
          cancelsALostInvite(scene, eve);
          eve.expects(481, CANCEL);
        });
  }

  @Test
  void letsNobodyElseCancel() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          Agent eve = scene.stranger("eve");
          alice.sends(INVITE).to(bob);
          Incoming invite = bob.expects(INVITE);
          bob.sends(180);
          alice.expects(180);
          eve.sends(INVITE).to(bob); // so that there is something to cancel at all
          eve.expects(407);
          eve.sends(ACK);
          eve.sends(CANCEL)
              .replacing("Call-ID", invite.header("Call-ID"))
              .replacing("From", invite.header("From"));
          eve.expects(481, CANCEL);
          bob.expectsNothing();
          bob.sends(486);
          bob.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  @Test
  void passesOnAProvisionalThatComesAfterTheCancel() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          bob.sends(180);
          alice.expects(180);
          alice.sends(CANCEL);
          alice.expects(200, CANCEL);
          bob.expects(CANCEL);
          bob.sends(183).answering(INVITE);
          alice.expects(183);
          bob.sends(200).answering(CANCEL);
          bob.sends(487).answering(INVITE);
          bob.expects(ACK);
          alice.expects(487, INVITE);
          alice.sends(ACK);
        });
  }

  @Test
  void cancelsOnceHoweverOftenTheCallerRepeatsIt() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          bob.sends(180);
          alice.expects(180);
          alice.sends(CANCEL);
          alice.expects(200, CANCEL);
          alice.resends(CANCEL);
          alice.expectsAgain(200);
          bob.expects(CANCEL);
          bob.sends(200);
          bob.sends(487);
          bob.expects(ACK);
          alice.expects(487, INVITE);
          alice.sends(ACK);
          bob.expectsNothingFor(Duration.ofSeconds(5));
        });
  }

  @Test
  void repeatsACancelThatGotLost() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          bob.sends(180);
          alice.expects(180);
          scene.world().lose(next(CANCEL).on(scene.proxy(), bob), 2);
          alice.sends(CANCEL);
          bob.expects(CANCEL);
          bob.sends(200);
          bob.sends(487);
          bob.expects(ACK);
          alice.expects(487, INVITE);
          alice.sends(ACK);
        });
  }

  @Test
  void answersTheCancelOfAnythingButAnInviteToNoEffect() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob);
          Incoming message = bob.expects(MESSAGE);
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          alice
              .sends(CANCEL)
              .replacing("Via", message.message().vias().get(1).text())
              .replacing("Call-ID", message.header("Call-ID"));
          alice.expects(200, CANCEL); // RFC 3261 §9.2: answered, to no effect
          bob.sends(200).answering(MESSAGE);
          alice.expects(200, MESSAGE);
          bob.sends(486).answering(INVITE);
          bob.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
        });
  }
}
