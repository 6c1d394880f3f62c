package org.patchbay.proxy.world;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.World;
import org.patchbay.testkit.invariant.Invariants;
import org.patchbay.testkit.net.LinkQuality;
import org.patchbay.testkit.phone.Crowd;

/**
 * Ten thousand random calls over links that lose, reorder and duplicate. The seed of a failure is
 * printed; {@code -Dpatchbay.seed=N} plays it again.
 */
class RandomCallsTest {
  private static final int PHONES = 24;
  private static final int BATCHES = 10;
  private static final int CALLS_A_BATCH = 1_000;

  @Test
  void tenThousandCallsKeepEveryInvariant() {
    World.test(
        world -> {
          SimulatedProxy proxy =
              SimulatedProxy.in(
                  world,
                  prepared -> {
                    for (int i = 0; i < PHONES; i++) {
                      prepared.withPassword("phone" + i, "secret-phone" + i);
                    }
                  });
          Crowd crowd = Crowd.of(world, PHONES, proxy);
          crowd.register();
          Invariants invariants = Invariants.of(world, proxy.host());
          world.links(LinkQuality.BAD);
          for (int batch = 0; batch < BATCHES; batch++) {
            crowd.call(CALLS_A_BATCH, Duration.ofMillis(200));
            crowd.finish(Duration.ofMinutes(10));
            crowd.agree();
            invariants.checkAndForget();
          }
        });
  }
}
