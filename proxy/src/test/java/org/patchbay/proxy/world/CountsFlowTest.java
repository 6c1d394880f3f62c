package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.REGISTER;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.metrics.CredentialCheck;
import org.patchbay.proxy.metrics.SignallingSnapshot;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.testkit.Agent;

/** What was on the wire is in the counts. */
class CountsFlowTest {

  private static SignallingSnapshot counts(Scene scene) {
    return scene.proxy().controller().counts().snapshot();
  }

  private static long requests(Scene scene, Method method) {
    return counts(scene).requests().stream()
        .filter(count -> count.method() == method && count.transport() == Transport.UDP)
        .mapToLong(SignallingSnapshot.Requests::count)
        .sum();
  }

  private static List<Long> responses(Scene scene, int status) {
    return counts(scene).responses().stream()
        .filter(count -> count.status() == status)
        .map(count -> List.of(count.received(), count.sent()))
        .findFirst()
        .orElse(List.of(0L, 0L));
  }

  @Test
  void countsARegistrationWithItsChallenge() {
    Scene.play(
        scene -> {
          scene.phone("bob");
          assertEquals(2, requests(scene, Method.REGISTER));
          assertEquals(List.of(0L, 1L), responses(scene, 401));
          assertEquals(List.of(0L, 1L), responses(scene, 200));
          SignallingSnapshot counts = counts(scene);
          assertEquals(1, counts.registersAccepted());
          assertEquals(0, counts.registersRefused());
          assertEquals(1, counts.checks().get(CredentialCheck.MISSING));
          assertEquals(1, counts.checks().get(CredentialCheck.ACCEPTED));
        });
  }

  @Test
  void countsAWrongPassword() {
    Scene.play(
        scene -> {
          Agent bob = scene.stranger("bob").withPassword("guess");
          bob.sends(REGISTER);
          bob.expects(401);
          bob.authenticates();
          bob.expects(401);
          assertEquals(1, counts(scene).checks().get(CredentialCheck.WRONG));
          assertEquals(2, counts(scene).refusals().get(Refusal.REGISTRATION_CREDENTIALS_WANTED));
        });
  }

  @Test
  void countsWhatIsSeenAgain() {
    Scene.play(
        scene -> {
          Agent alice = scene.phone("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          alice.expects(407);
          alice.authenticates();
          bob.expects(INVITE);
          scene.world().advance(Duration.ofMillis(600)); // Timer A
          assertEquals(1, counts(scene).retransmissionsSent());
          bob.sends(486);
          alice.expects(486);
          alice.sends(ACK);
          assertEquals(List.of(1L, 1L), responses(scene, 486));
        });
  }

  @Test
  void measuresHowLongACallerWaitsForRinging() {
    Scene.play(
        scene -> {
          Agent alice = scene.phone("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          alice.expects(407);
          alice.authenticates();
          bob.expects(INVITE);
          scene.world().advance(Duration.ofMillis(300));
          bob.sends(180);
          alice.expects(180);
          bob.sends(486);
          alice.expects(486);
          alice.sends(ACK);
          SignallingSnapshot counts = counts(scene);
          assertEquals(1, counts.answer().count(), "the challenge is none, nor what follows 180");
          assertEquals(0.3, counts.answer().sum(), 0.1);
        });
  }
}
