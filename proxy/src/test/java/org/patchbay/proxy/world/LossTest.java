package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.patchbay.testkit.Match.next;
import static org.patchbay.testkit.sip.Method.ACK;
import static org.patchbay.testkit.sip.Method.BYE;
import static org.patchbay.testkit.sip.Method.INVITE;
import static org.patchbay.testkit.sip.Method.MESSAGE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Agent;
import org.patchbay.testkit.World;
import org.patchbay.testkit.sip.Method;

/** What gets lost on UDP is sent again by whose turn it is (RFC 3261 §17). */
class LossTest {

  @Test
  void absorbsARetransmittedInviteAndRepeatsThe100() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          alice.expects(100);
          bob.expects(INVITE);
          alice.resends(INVITE);
          alice.expectsAgain(100);
          bob.sends(180);
          alice.expects(180);
          alice.resends(INVITE);
          alice.expectsAgain(180);
          assertEquals(1, times(scene.world(), INVITE, "proxy", "bob"));
          bob.sends(486);
          bob.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  @Test
  void repeatsALostInviteUntilThePhoneAnswers() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          scene.world().lose(next(INVITE).on(scene.proxy(), bob), 3);
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          bob.sends(180);
          alice.expects(180);
          scene.world().advance(Duration.ofSeconds(10));
          assertEquals(4, times(scene.world(), INVITE, "proxy", "bob"), "none after the 180");
          bob.sends(486);
          bob.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
        });
  }

  @Test
  void doublesTheIntervalOfAnInvite() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          scene.world().advance(Duration.ofSeconds(40));
          assertEquals(
              List.of(500L, 1000L, 2000L, 4000L, 8000L, 16_000L),
              intervals(scene.world(), INVITE, "proxy", "bob"),
              "Timer A, RFC 3261 §17.1.1.2");
          alice.expects(408);
          alice.sends(ACK);
          bob.forgets();
        });
  }

  @Test
  void doublesTheIntervalOfAnyOtherRequestUpToT2() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(MESSAGE).to(bob);
          scene.world().advance(Duration.ofSeconds(40));
          assertEquals(
              List.of(500L, 1000L, 2000L, 4000L, 4000L, 4000L, 4000L, 4000L, 4000L, 4000L),
              intervals(scene.world(), MESSAGE, "proxy", "bob"),
              "Timer E, RFC 3261 §17.1.2.2");
          bob.forgets();
        });
  }

  @Test
  void letsTheCalleeRepeatALost2xx() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          scene.world().lose(next(200).on(scene.proxy(), alice), 1);
          bob.sends(200);
          scene.world().advance(Duration.ofSeconds(5));
          alice.expectsNothing(); // RFC 6026 §7.1: the proxy does not repeat a 2xx
          bob.resendsResponse();
          alice.expects(200);
          alice.sends(ACK);
          bob.expects(ACK);
        });
  }

  @Test
  void letsTheCallerRepeatALostAckOfA2xx() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          bob.sends(200);
          alice.expects(200);
          scene.world().lose(next(ACK).on(scene.proxy(), bob), 1);
          alice.sends(ACK);
          scene.world().settle();
          bob.resendsResponse();
          alice.expectsAgain(200);
          alice.resends(ACK);
          bob.expects(ACK);
        });
  }

  @Test
  void repeatsALostFailureUntilItIsAcknowledged() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          scene.world().lose(next(486).on(scene.proxy(), alice), 2);
          bob.sends(486);
          bob.expects(ACK);
          alice.expects(486);
          alice.sends(ACK);
          scene.world().settle();
          long sent = failures(scene.world());
          scene.world().advance(Duration.ofSeconds(40));
          assertEquals(sent, failures(scene.world()), "none after the ACK");
        });
  }

  @Test
  void acknowledgesARepeatedFailureAgain() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          scene.world().lose(next(ACK).on(scene.proxy(), bob), 1);
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          bob.sends(486);
          alice.expects(486);
          alice.sends(ACK);
          bob.resendsResponse();
          bob.expects(ACK);
          alice.expectsNothing();
        });
  }

  @Test
  void repeatsTheAnswerToARepeatedBye() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          alice.talksWith(bob);
          scene.world().lose(next(200, BYE).on(scene.proxy(), alice), 1);
          alice.sends(BYE);
          bob.expects(BYE);
          bob.sends(200);
          scene.world().settle();
          alice.resends(BYE);
          alice.expects(200, BYE);
          assertEquals(1, times(scene.world(), BYE, "proxy", "bob"));
        });
  }

  @Test
  void survivesTheLossOfAProvisional() {
    Scene.play(
        scene -> {
          Agent alice = scene.trusted("alice");
          Agent bob = scene.phone("bob");
          scene.world().lose(next(180).on(bob, scene.proxy()), 1);
          alice.sends(INVITE).to(bob);
          bob.expects(INVITE);
          bob.sends(180);
          bob.expectsAgain(INVITE);
          bob.resendsResponse();
          alice.expects(180);
          bob.sends(200);
          alice.expects(200);
          alice.sends(ACK);
          bob.expects(ACK);
        });
  }

  private static long times(World world, Method method, String from, String to) {
    return sentAt(world, method, from, to).size();
  }

  private static long failures(World world) {
    return world.trace().messages().stream()
        .filter(m -> m.from().equals("proxy") && m.message().orElseThrow().status() == 486)
        .count();
  }

  private static List<Long> sentAt(World world, Method method, String from, String to) {
    return world.trace().messages().stream()
        .filter(m -> m.from().equals(from) && m.to().equals(to))
        .filter(m -> m.message().orElseThrow().isRequest(method))
        .map(m -> Duration.ofNanos(m.sentAt()).toMillis())
        .toList();
  }

  private static List<Long> intervals(World world, Method method, String from, String to) {
    List<Long> times = sentAt(world, method, from, to);
    List<Long> intervals = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      intervals.add(times.get(i) - times.get(i - 1));
    }
    return intervals;
  }
}
