package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbay.testkit.World;
import org.patchbay.testkit.net.Transport;
import org.patchbay.testkit.phone.AutoPhone;
import org.patchbay.testkit.phone.CallRecord;
import org.patchbay.testkit.phone.Habits;
import org.patchbay.testkit.sip.Method;
import org.patchbay.testkit.trace.WireMessage;

/**
 * A domain with four servers of which one is dead, one refuses and one answers 503: its calls are
 * answered by the fourth (RFC 3263 §4.3), in the order that RFC 2782 says.
 */
class ServiceFailoverTest {
  private static final String BOB = "sip:bob@service.example.org";
  private static final String CALLER = "10.0.0.50";
  private static final int CALLS = 1_000;

  /** The value that chi square with three degrees of freedom exceeds once in a thousand times. */
  private static final double CHI_SQUARE_3 = 16.27;

  private static final List<String> NAMES = List.of("dead", "refuses", "busy", "there");

  /** The four servers with these priorities and weights, and somebody who calls them. */
  private static final class Service {
    final World world;
    final ServicePeer dead;
    final ServicePeer busy;
    final ServicePeer there;
    final AutoPhone caller;

    Service(Scene scene, String protocol, int[] priorities, int[] weights) {
      world = scene.world();
      scene.proxy().trusts(CALLER);
      for (int i = 0; i < NAMES.size(); i++) {
        String host = NAMES.get(i) + ".example.org";
        scene
            .proxy()
            .dns()
            .srv(
                "_sip._" + protocol + ".service.example.org", priorities[i], weights[i], 5060, host)
            .host(host, "10.0.1." + (1 + i));
      }
      dead = ServicePeer.silent(world, "dead", "10.0.1.1");
      world.host("refuses", "10.0.1.2");
      busy = ServicePeer.answering(world, "busy", "10.0.1.3", 503);
      there = ServicePeer.answering(world, "there", "10.0.1.4", 200);
      caller =
          new AutoPhone(world, world.host("caller", CALLER), "caller")
              .through(scene.proxy())
              .with(Habits.OBLIGING);
      scene.rebase();
    }

    /** One call, from its INVITE to the end; returns whom it was sent to, in order. */
    List<String> call() {
      world.trace().forget();
      String callId = caller.call(BOB);
      while (caller.openCalls() > 0) {
        world.advance(Duration.ofMillis(500));
      }
      CallRecord record = caller.records().get(caller.records().size() - 1);
      assertEquals(callId, record.callId());
      assertEquals(CallRecord.Outcome.ANSWERED, record.outcome());
      return visited(callId);
    }

    private List<String> visited(String callId) {
      Set<String> hosts = new LinkedHashSet<>();
      for (WireMessage wire : world.trace().ofCall(callId)) {
        boolean isInvite = wire.message().orElseThrow().isRequest(Method.INVITE);
        if (isInvite && wire.from().equals("proxy")) {
          hosts.add(wire.to());
        }
      }
      return new ArrayList<>(hosts);
    }
  }

  private static void play(int[] priorities, int[] weights, Consumer<Service> flow) {
    Scene.play(scene -> flow.accept(new Service(scene, "udp", priorities, weights)));
  }

  private static final int[] IN_TURN = {1, 2, 3, 4};
  private static final int[] ALIKE = {1, 1, 1, 1};
  private static final int[] WEIGHTS = {10, 20, 30, 40};

  @Test
  void tellsTheCallerOnlyOfTheFourth() {
    play(
        IN_TURN,
        ALIKE,
        service -> {
          long start = service.world.timeline().nanos();
          assertEquals(NAMES, service.call());
          Duration took = Duration.ofNanos(service.world.timeline().nanos() - start);
          assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, took::toString);
        });
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void completesTheCallOverEachTransport(Transport transport) {
    String protocol = transport == Transport.TCP ? "tcp" : "udp";
    Scene.play(
        scene -> {
          Service service = new Service(scene, protocol, IN_TURN, ALIKE);
          List<String> visited = service.call();
          assertEquals("there", visited.get(visited.size() - 1));
          service.dead.hangsUp();
          service.busy.hangsUp();
          service.there.hangsUp();
          service.caller.endpoint().hangUpConnections();
        });
  }

  @Test
  void passesByWhoFailedLately() {
    play(
        IN_TURN,
        ALIKE,
        service -> {
          assertEquals(NAMES, service.call());
          for (int i = 0; i < 3; i++) {
            assertEquals(List.of("there"), service.call());
          }
        });
  }

  @Test
  void comesBackToWhoAnswersAgain() {
    play(
        IN_TURN,
        ALIKE,
        service -> {
          service.call();
          service.dead.answers(200);
          service.world.advance(Duration.ofSeconds(60));
          assertEquals(List.of("dead"), service.call());
          assertEquals(List.of("dead"), service.call());
        });
  }

  @Test
  void keepsAwayForAsLongAsAServerAsks() {
    play(
        new int[] {4, 3, 1, 2},
        ALIKE,
        service -> {
          service.busy.retryAfter("120 (maintenance);duration=60");
          assertEquals(List.of("busy", "there"), service.call());
          service.busy.answers(200);
          service.world.advance(Duration.ofSeconds(100));
          assertEquals(List.of("there"), service.call());
          service.world.advance(Duration.ofSeconds(20));
          assertEquals(List.of("busy"), service.call());
        });
  }

  @Test
  void beginsAThousandCallsByWeight() {
    play(
        ALIKE,
        WEIGHTS,
        service -> {
          service.dead.answers(200);
          service.busy.answers(200);
          Map<String, Integer> first = new LinkedHashMap<>();
          int refused = 0;
          for (int i = 0; i < CALLS; i++) {
            List<String> visited = service.call();
            first.merge(visited.get(0), 1, Integer::sum);
            refused += visited.get(0).equals("refuses") ? 1 : 0;
            service.world.advance(Duration.ofMinutes(6));
          }
          assertTrue(refused > 0);
          assertWeights(first);
        });
  }

  @Test
  void completesAThousandCallsOnTheFourthInTheOrderOfTheWeights() {
    play(
        ALIKE,
        WEIGHTS,
        service -> {
          Map<String, Integer> first = new LinkedHashMap<>();
          for (int i = 0; i < CALLS; i++) {
            List<String> visited = service.call();
            assertEquals("there", visited.get(visited.size() - 1));
            first.merge(visited.get(0), 1, Integer::sum);
            service.world.advance(Duration.ofMinutes(6));
          }
          assertWeights(first);
        });
  }

  private static void assertWeights(Map<String, Integer> first) {
    double sum = 0;
    for (int i = 0; i < NAMES.size(); i++) {
      double expected = CALLS * WEIGHTS[i] / 100.0;
      double difference = first.getOrDefault(NAMES.get(i), 0) - expected;
      sum += difference * difference / expected;
    }
    assertTrue(sum < CHI_SQUARE_3, first + " has chi square " + sum);
  }
}
