package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.CANCEL;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;

/** Phones that say nothing, or nothing more (RFC 3261 §16.8, RFC 4320). */
class SilenceTest {

  @Test
  void answers408ToAnInviteThatNobodyAnswers() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          scene.world().advance(Duration.ofSeconds(31));
          alice.expects(100);
          alice.expectsNothing();
          alice.expects(408).containing("Warning", "the phone did not answer in time");
          alice.sends(ACK);
        });
  }

  @Test
  void saysNothingToAnyOtherRequestThatNobodyAnswers() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob);
          bob.expects(MESSAGE);
          alice.expectsNothingFor(Duration.ofMinutes(2)); // RFC 4320 §4.2
        });
  }

  @Test
  void says100ToAnyOtherRequestThatIsStillBeingTried() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob);
          bob.expects(MESSAGE);
          scene.world().advance(Duration.ofMillis(3400));
          assertEquals(0, trying(scene), "RFC 4320 §4.1: not before Timer E is T2");
          scene.world().advance(Duration.ofMillis(200));
          assertEquals(1, trying(scene));
          bob.sends(200);
          alice.expects(200, MESSAGE);
        });
  }

  private static long trying(Scene scene) {
    return scene.world().trace().messages().stream()
        .filter(m -> m.to().equals("alice") && m.message().orElseThrow().status() == 100)
        .count();
  }

  @Test
  void stopsTryingAtTimerFThoughThePhoneSaidSomething() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob);
          bob.expects(MESSAGE);
          bob.sends(100);
          scene.world().advance(Duration.ofSeconds(33));
          scene.world().trace().forget();
          scene.world().advance(Duration.ofMinutes(3));
          assertEquals(0, scene.world().trace().messages().size());
        });
  }

  @Test
  void doesNotPassOnA408ToAnythingButAnInvite() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob);
          bob.expects(MESSAGE);
          bob.sends(408);
          alice.expectsNothingFor(Duration.ofMinutes(2)); // RFC 4320 §4.2
        });
  }

  @Test
  void dropsAnAnswerThatComesTooLateForAnybody() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob);
          bob.expects(MESSAGE);
          scene.world().advance(Duration.ofSeconds(33));
          bob.sends(200);
          alice.expectsNothing(); // RFC 4320 §4.2
        });
  }

  @Test
  void cancelsACallThatRingsForEver() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          bob.sends(180);
          alice.expects(180);
          scene.world().advance(Duration.ofSeconds(180));
          bob.expectsNothing();
          bob.expects(CANCEL); // Timer C: more than 3 minutes
          bob.sends(200);
          bob.sends(487);
          bob.expects(ACK);
          alice.expects(408);
          alice.sends(ACK);
        });
  }

  @Test
  void givesUpOnAPhoneThatRingsForEverAndDoesNotHearItsCancel() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          bob.sends(180);
          alice.expects(180);
          scene.world().advance(Duration.ofSeconds(184));
          bob.expects(CANCEL);
          scene.world().advance(Duration.ofSeconds(5));
          alice.expects(408); // 64*T1 after the CANCEL, RFC 3261 §9.1
          alice.sends(ACK);
        });
  }

  @Test
  void isPatientWithAPhoneThatKeepsRinging() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          for (int minute = 0; minute < 6; minute++) {
            bob.sends(180);
            scene.world().advance(Duration.ofMinutes(1));
          }
          bob.expectsNothing(); // each 1xx starts Timer C again, RFC 3261 §16.7 step 2
          bob.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          bob.expects(ACK);
        });
  }

  @Test
  void doesNotWaitLongerForACancelledPhoneThatKeepsRinging() {
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
          scene.world().advance(Duration.ofSeconds(5));
          bob.sends(180).answering(INVITE).with("X-Deaf", "yes");
          alice.expects(180);
          alice.expects(487, INVITE); // 64*T1 after the CANCEL, RFC 3261 §9.1
          alice.sends(ACK);
        });
  }
}
