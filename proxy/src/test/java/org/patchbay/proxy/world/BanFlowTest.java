package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.OPTIONS;
import static org.patchbay.testkit.sip.Method.REGISTER;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.patchbay.proxy.protection.Ban;
import org.patchbay.proxy.protection.Doorkeeper;
import org.patchbay.proxy.protection.ProtectionSettings;
import org.patchbay.proxy.protection.Source;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.net.Transport;

/** Who tries passwords or names is kept out, and nobody else is (docs/adr/0028). */
class BanFlowTest {
  private static final int FAILURES = 4;
  private static final int REFUSALS = 300;

  private static void play(Consumer<Scene> flow) {
    Scene.play(
        proxy ->
            proxy.protectedBy(new ProtectionSettings(500, 100, FAILURES, Duration.ofMinutes(10))),
        flow);
  }

  private static Doorkeeper doorkeeper(Scene scene) {
    return scene.proxy().controller().doorkeeper();
  }

  /** Guesses a password and is challenged again. */
  private static void guesses(Agent eve) {
    eve.sends(REGISTER);
    eve.expects(401);
    eve.authenticates();
    eve.expects(401);
  }

  private static void isBannedForGuessing(Agent eve) {
    for (int i = 0; i < FAILURES + 1; i++) {
      guesses(eve);
    }
    eve.sends(REGISTER);
    eve.expectsNothingFor(Duration.ofSeconds(40));
  }

  @Test
  void bansWhoGuessesThePasswordOfAUser() {
    play(
        scene -> {
          isBannedForGuessing(scene.stranger("bob").withPassword("guess"));
          Ban ban = doorkeeper(scene).bans().get(0);
          assertEquals("10.0.0.2", ban.source());
          assertEquals(Ban.Reason.WRONG_PASSWORDS, ban.reason());
          assertTrue(ban.dropped() > 0);
        });
  }

  @Test
  void bansWhoGuessesThePasswordOfNobodyAlike() {
    play(scene -> isBannedForGuessing(scene.stranger("nobody").withPassword("guess")));
  }

  @Test
  void letsASourceInAgainWhenItsBanEnds() {
    play(
        scene -> {
          Agent eve = scene.stranger("bob").withPassword("guess");
          isBannedForGuessing(eve);
          scene.world().advance(Duration.ofMinutes(10));
          eve.sends(REGISTER);
          eve.expects(401);
        });
  }

  @Test
  void letsASourceInAgainWhenItsBanIsLifted() {
    play(
        scene -> {
          Agent eve = scene.stranger("bob").withPassword("guess");
          isBannedForGuessing(eve);
          assertTrue(doorkeeper(scene).lift(source("10.0.0.2")));
          eve.sends(REGISTER);
          eve.expects(401);
        });
  }

  @Test
  void servesTheTrustedThroughout() {
    play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          isBannedForGuessing(scene.stranger("bob").withPassword("guess"));
          alice.talksWith(bob);
          alice.hangsUpOn(bob);
        });
  }

  @Test
  void neverBansTheTrusted() {
    play(
        scene -> {
          Agent eve = scene.trusted("bob").withPassword("guess");
          for (int i = 0; i < 3 * FAILURES; i++) {
            guesses(eve);
          }
          assertEquals(List.of(), doorkeeper(scene).bans());
        });
  }

  @Test
  void forgivesMoreWhereAUserHasLoggedIn() {
    play(
        scene -> {
          scene.phone("bob");
          Agent other = scene.stranger("alice");
          other.withPassword("pw-alice");
          other.registers();
          other.withPassword("forgotten");
          for (int i = 0; i < 2 * FAILURES; i++) {
            guesses(other);
          }
          assertEquals(List.of(), doorkeeper(scene).bans());
        });
  }

  @Test
  void doesNotShutTheOfficeOutForOnePhoneThatGoesOnTrying() {
    play(
        scene -> {
          scene.phone("bob");
          Agent other = scene.stranger("alice");
          other.registers();
          other.withPassword("forgotten");
          for (int i = 0; i < 100; i++) {
            guesses(other);
            scene.world().advance(Duration.ofSeconds(40)); // 15 in ten minutes, of 5 * 4
          }
          assertEquals(List.of(), doorkeeper(scene).bans());
        });
  }

  @Test
  void forgetsAMistypedPasswordInTime() {
    play(
        scene -> {
          Agent bob = scene.stranger("bob").withPassword("mistyped");
          for (int i = 0; i < 3 * FAILURES; i++) {
            guesses(bob);
            scene.world().advance(Duration.ofMinutes(3));
          }
          assertEquals(List.of(), doorkeeper(scene).bans());
        });
  }

  @Test
  void bansNobodyForADatagramThatAnswersNoNonceOfHis() {
    play(
        scene -> {
          Agent eve = scene.stranger("eve");
          for (int i = 0; i < 3 * FAILURES; i++) {
            eve.sendsText(withForgedAnswer(i));
            eve.expects(401);
          }
          assertEquals(List.of(), doorkeeper(scene).bans());
          scene.world().trace().forget();
        });
  }

  private static String withForgedAnswer(int number) {
    return """
        REGISTER sip:example.com SIP/2.0
        Via: SIP/2.0/UDP 10.0.0.2:5060;branch=z9hG4bKforged%1$d
        Max-Forwards: 70
        From: <sip:bob@example.com>;tag=1
        To: <sip:bob@example.com>
        Call-ID: forged%1$d@10.0.0.2
        CSeq: 1 REGISTER
        Authorization: Digest username="bob", realm="example.com", nonce="%2$s", uri="sip:example.com", response="%3$s", qop=auth, nc=00000001, cnonce="x"
        Content-Length: 0

        """
        .formatted(number, "0".repeat(48), "0".repeat(32));
  }

  /** Asks for one name after the other until something is done about it. */
  private static void scans(Agent eve, Scene scene) {
    int asked = 0;
    while (doorkeeper(scene).bans().isEmpty()) {
      assertTrue(++asked < 2 * REFUSALS);
      eve.sends(OPTIONS).to("sip:" + asked + "@example.com");
      eve.expects(407);
    }
    assertTrue(asked >= REFUSALS);
  }

  @Test
  void slowsDownWhoScansOverUdpAndForgivesThatToAUser() {
    play(
        scene -> {
          Agent eve = scene.stranger("bob").withPassword("pw-bob");
          scans(eve, scene);
          assertEquals(Ban.Reason.SLOWED_DOWN, doorkeeper(scene).bans().get(0).reason());
          scene.registered(eve);
          assertEquals(List.of(), doorkeeper(scene).bans());
        });
  }

  @Test
  void showsWhoHasScannedWhenTheScanIsOver() {
    play(
        scene -> {
          scans(scene.stranger("eve"), scene);
          scene.world().advance(Duration.ofMinutes(9));
          Ban slowed = doorkeeper(scene).bans().get(0);
          assertEquals("10.0.0.2", slowed.source());
          assertEquals(Duration.ofMinutes(10).toMillis(), slowed.until() - slowed.since());
          assertEquals(1, doorkeeper(scene).slowedCount());
          scene.world().advance(Duration.ofMinutes(2));
          assertEquals(List.of(), doorkeeper(scene).bans());
        });
  }

  @Test
  void countsWhatItDropsOfASourceThatIsSlowedDown() {
    play(
        scene -> {
          Agent eve = scene.stranger("eve");
          scans(eve, scene);
          for (int i = 0; i < 30; i++) {
            eve.sendsText("OPTIONS sip:example.com SIP/2.0\n\n");
          }
          scene.world().settle();
          assertEquals(20, doorkeeper(scene).bans().get(0).dropped());
          assertEquals(20, doorkeeper(scene).limited());
          scene.world().trace().forget();
        });
  }

  @Test
  void lettingASlowedSourceInAgainForgetsWhatItDid() {
    play(
        scene -> {
          Agent eve = scene.stranger("eve");
          scans(eve, scene);
          assertTrue(doorkeeper(scene).lift(source("10.0.0.2")));
          assertEquals(List.of(), doorkeeper(scene).bans());
          assertFalse(doorkeeper(scene).lift(source("10.0.0.2")));
        });
  }

  @Test
  void bansWhoScansWithInviteAndAcknowledgesOurTags() {
    play(
        scene -> {
          Agent eve = scene.stranger("eve");
          int asked = 0;
          while (doorkeeper(scene).banCount() == 0) {
            assertTrue(++asked < 2 * REFUSALS);
            eve.sends(INVITE).to("sip:" + asked + "@example.com");
            eve.expects(407);
            eve.sends(ACK);
            scene.world().settle();
          }
          assertTrue(asked >= REFUSALS);
          assertEquals(Ban.Reason.SCANNING, doorkeeper(scene).bans().get(0).reason());
        });
  }

  @Test
  void takesATagThatItGaveToAnotherForNoProof() {
    play(
        scene -> {
          Agent eve = scene.stranger("eve");
          Agent mallory = scene.stranger("mallory");
          eve.sends(INVITE).to("sip:bob@example.com");
          eve.expects(407);
          eve.sends(ACK);
          scene.world().settle();
          String ack =
              scene.world().trace().arrivals().stream()
                  .map(wire -> new String(wire.octets(), StandardCharsets.ISO_8859_1))
                  .filter(text -> text.startsWith("ACK"))
                  .findFirst()
                  .orElseThrow();
          for (int i = 0; i < 2 * REFUSALS; i++) {
            mallory.sendsText(ack);
            scene.world().settle();
          }
          assertEquals(List.of(), doorkeeper(scene).bans());
          scene.world().trace().forget();
        });
  }

  @Test
  void bansWhoScansOverTcpAndClosesTheConnection() {
    play(
        scene -> {
          Agent eve = scene.stranger("eve").over(Transport.TCP);
          scans(eve, scene);
          eve.sends(OPTIONS).to("sip:bob@example.com");
          eve.expectsNothing();
          assertEquals(Ban.Reason.SCANNING, doorkeeper(scene).bans().get(0).reason());
          assertFalse(doorkeeper(scene).mayConnect(eve.host().at(5060)));
          scene.world().trace().forget();
        });
  }

  @Test
  void dropsWhatIsMoreThanASourceMaySend() {
    Scene.play(
        proxy -> proxy.protectedBy(new ProtectionSettings(10, 5, FAILURES, Duration.ofMinutes(10))),
        scene -> {
          Agent eve = scene.stranger("eve");
          for (int i = 0; i < 30; i++) {
            eve.sendsText("OPTIONS sip:example.com SIP/2.0\n\n");
          }
          eve.expectsNothing();
          assertEquals(10, doorkeeper(scene).limited());
          scene.world().trace().forget();
        });
  }

  @Test
  void challengesTheKnownAndTheUnknownAlike() {
    play(
        scene -> {
          scene.phone("bob");
          Agent eve = scene.stranger("eve");
          assertEquals(answerTo(eve, "nobody"), answerTo(eve, "bob"));
        });
  }

  /** The answer to an INVITE, without what is random in it. */
  private static String answerTo(Agent eve, String user) {
    eve.sends(INVITE).to("sip:" + user + "@example.com");
    String text = eve.expects(407).message().toString();
    return text.replaceAll("nonce=\"[^\"]*\"|tag=[^;\r\n]*|branch=[^;\r\n]*|Call-ID:.*|CSeq:.*", "")
        .replace(user, "USER");
  }

  private static long source(String address) {
    try {
      return Source.of(InetAddress.getByName(address));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
