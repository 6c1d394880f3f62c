package org.patchbay.testkit.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.Host;
import org.patchbay.testkit.StatelessProxy;
import org.patchbay.testkit.World;
import org.patchbay.testkit.invariant.Invariants;
import org.patchbay.testkit.net.LinkQuality;
import org.patchbay.testkit.net.Transport;
import org.patchbay.testkit.phone.CallRecord.Outcome;

class CrowdTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  @Test
  void makesRandomCallsOverABadNetworkAndAgreesOnThem() {
    World.test(
        world -> {
          Host proxy = world.host("proxy", "10.0.0.1");
          new StatelessProxy(proxy);
          Crowd crowd = Crowd.of(world, 12, proxy);
          // A stateless proxy between TCP and lossy UDP loses for good: UDP only.
          crowd.phones().forEach(phone -> phone.over(Transport.UDP));
          crowd.register();
          Invariants invariants = Invariants.of(world, proxy);
          world.links(LinkQuality.BAD);
          for (int batch = 0; batch < 10; batch++) {
            crowd.call(100, Duration.ofMillis(200));
            crowd.finish(LONG);
            crowd.agree();
            invariants.checkAndForget();
          }
          Map<Outcome, Integer> outcomes = crowd.outcomes();
          assertTrue(outcomes.get(Outcome.ANSWERED) > 300, outcomes.toString());
          assertTrue(outcomes.get(Outcome.REJECTED) > 50, outcomes.toString());
          assertTrue(outcomes.get(Outcome.CANCELLED) > 50, outcomes.toString());
          assertEquals(0, crowd.openCalls());
        });
  }
}
