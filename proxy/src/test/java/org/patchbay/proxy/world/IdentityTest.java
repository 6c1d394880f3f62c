package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;
import static org.patchbay.testkit.sip.Method.OPTIONS;
import static org.patchbay.testkit.sip.Method.REGISTER;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.Incoming;

/** Who may call whom, and under which name (RFC 3261 §22.3). */
class IdentityTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:bob@example.com",
        "sip:nobody@example.com",
        "sip:+14255550100@example.com",
        "sip:+492111234567@10.0.0.1:5060",
        "sip:bob@elsewhere.example.org",
        "sip:bob@10.0.0.3:5060"
      })
  void challengesAStrangerWhoeverIsCalled(String callee) {
    Scene.play(
        scene -> {
          Agent eve = scene.stranger("eve");
          Agent bob = scene.phone("bob");
          eve.sends(INVITE).to(callee);
          eve.expects(407).containing("Proxy-Authenticate", "realm=\"example.com\"");
          eve.sends(ACK);
          eve.expectsNothing();
          bob.expectsNothing();
        });
  }

  @Test
  void saysNoTryingBeforeAChallenge() {
    Scene.play(
        scene -> {
          Agent eve = scene.stranger("eve");
          eve.sends(INVITE).to("sip:bob@example.com");
          Incoming first = eve.expects("a response", m -> m.status() > 0);
          assertEquals(407, first.message().status());
          eve.sends(ACK);
        });
  }

  @Test
  void servesWhoKnowsThePassword() {
    Scene.play(
        scene -> {
          Agent alice = scene.stranger("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          alice.expects(407);
          alice.authenticates();
          alice.expects(100);
          bob.expects(INVITE).without("Proxy-Authorization");
          bob.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          bob.expects(ACK);
        });
  }

  @Test
  void challengesAWrongPasswordAgain() {
    Scene.play(
        scene -> {
          Agent alice = scene.stranger("alice").withPassword("guess");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          alice.expects(407);
          alice.authenticates();
          alice.expects(407);
          alice.sends(ACK);
          bob.expectsNothing();
        });
  }

  @Test
  void refusesCredentialsThatWereUsedBefore() {
    Scene.play(
        scene -> {
          Agent alice = scene.stranger("alice");
          Agent bob = scene.phone("bob");
          Agent eve = scene.stranger("eve").as("sip:alice@example.com");
          alice.sends(MESSAGE).to(bob);
          alice.expects(407);
          alice.authenticates();
          bob.expects(MESSAGE);
          bob.sends(200);
          alice.expects(200);
          String overheard = overheard(scene);
          eve.sends(MESSAGE).to(bob).with("Proxy-Authorization", overheard);
          eve.expects(407).containing("Proxy-Authenticate", "stale=true");
          bob.expectsNothing();
        });
  }

  /** What alice answered the challenge with, read from the wire. */
  private static String overheard(Scene scene) {
    scene.world().settle();
    return scene.world().trace().messages().stream()
        .map(m -> m.message().orElseThrow().header("Proxy-Authorization"))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void refusesAnothersNameInFrom() {
    Scene.play(
        scene -> {
          Agent mallory =
              scene.stranger("alice").withCredentials("bob", "pw-bob"); // with alice's From
          Agent carol = scene.phone("carol");
          mallory.sends(INVITE).to(carol);
          mallory.expects(407);
          mallory.authenticates();
          mallory.expects(403);
          mallory.sends(ACK);
          carol.expectsNothing();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<sip:+14255550100@example.com>;tag=own",
        "\"Alice\" <sip:alice@10.0.0.1>;tag=own",
        "<sip:alice@example.com:5060>;tag=own",
        "\"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=own"
      })
  void letsAUserCallUnderAnyNameOfTheirOwn(String from) {
    Scene.play(
        scene -> {
          Agent alice = scene.stranger("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob).replacing("From", from);
          alice.expects(407);
          alice.authenticates();
          bob.expects(MESSAGE).with("From", from);
          bob.sends(200);
          alice.expects(200);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<sip:+14255550199@example.com>;tag=not",
        "<sip:Alice@example.com>;tag=not",
        "<sip:alice@elsewhere.example.org>;tag=not",
        "<sip:alice@example.com:5999>;tag=not",
        "<tel:+14255550199>;tag=not"
      })
  void letsAUserCallUnderNoOtherName(String from) {
    Scene.play(
        scene -> {
          Agent alice = scene.stranger("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob).replacing("From", from);
          alice.expects(407);
          alice.authenticates();
          alice.expects(403);
          bob.expectsNothing();
        });
  }

  @Test
  void doesNotChallengeATrustedPeerWhateverItsFrom() {
    Scene.play(
        scene -> {
          Agent gateway = scene.trusted("gateway").as("sip:+492111234567@carrier.example.org");
          Agent bob = scene.phone("bob");
          gateway.talksWith(bob);
          gateway.hangsUpOn(bob);
        });
  }

  @Test
  void challengesARegistrationEvenOfATrustedPeer() {
    Scene.play(
        scene -> {
          Agent gateway = scene.trusted("bob");
          gateway.sends(REGISTER);
          gateway.expects(401).containing("WWW-Authenticate", "realm=\"example.com\"");
          assertEquals(0, scene.proxy().locations().size());
        });
  }

  @Test
  void takesARegistrationWithoutAPasswordFromWhereThatIsOpen() {
    Scene.play(
        proxy -> proxy.opensRegistrationTo("10.0.0.2"),
        scene -> {
          Agent bob = scene.stranger("bob");
          bob.sends(REGISTER);
          bob.expects(200, REGISTER);
          scene.rebase();
          bob.sends(MESSAGE).to("sip:carol@example.com");
          bob.expects(407); // it may register, and no more
        });
  }

  @Test
  void registersNobodyUnderAnothersName() {
    Scene.play(
        scene -> {
          Agent mallory = scene.stranger("alice").withCredentials("bob", "pw-bob");
          mallory.sends(REGISTER);
          mallory.expects(401);
          mallory.authenticates();
          mallory.expects(403);
          assertEquals(0, scene.proxy().locations().size());
        });
  }

  @Test
  void answersOptionsForItselfToAnybody() {
    Scene.play(
        scene -> {
          Agent eve = scene.stranger("eve");
          eve.sends(OPTIONS).to("sip:example.com");
          Incoming answer = eve.expects(200, OPTIONS).containing("Allow", "INVITE");
          assertFalse(answer.message().has("Server"));
        });
  }

  @Test
  void challengesNoAck() {
    Scene.play(
        scene -> {
          Agent eve = scene.stranger("eve");
          eve.sends(INVITE).to("sip:bob@example.com");
          eve.expects(407);
          eve.sends(ACK);
          eve.sends(ACK).replacing("Via", "SIP/2.0/UDP 10.0.0.2;branch=z9hG4bKother");
          eve.expectsNothing();
        });
  }

  @Test
  void forwardsNoAckOfAStranger() {
    Scene.play(
        scene -> {
          Agent eve = scene.stranger("eve");
          Agent bob = scene.phone("bob");
          eve.sends("INVITE").to("sip:bob@example.com");
          eve.expects(407);
          eve.sends(ACK);
          eve.sendsText(
              """
              ACK sip:bob@10.0.0.3:5060 SIP/2.0
              Via: SIP/2.0/UDP 10.0.0.2:5060;branch=z9hG4bKack
              Max-Forwards: 70
              From: <sip:eve@example.com>;tag=1
              To: <sip:bob@example.com>;tag=2
              Call-ID: ack@10.0.0.2
              CSeq: 1 ACK
              Content-Length: 0

              """);
          bob.expectsNothing();
          eve.expectsNothing();
        });
  }
}
