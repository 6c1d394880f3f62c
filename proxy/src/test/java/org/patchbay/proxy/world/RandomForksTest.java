package org.patchbay.proxy.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.patchbay.testkit.World;
import org.patchbay.testkit.invariant.Invariants;
import org.patchbay.testkit.net.LinkQuality;
import org.patchbay.testkit.net.Transport;
import org.patchbay.testkit.phone.AutoPhone;
import org.patchbay.testkit.phone.Crowd;

/** Random calls to users who have three phones each, over links that lose and reorder. */
class RandomForksTest {
  private static final int USERS = 8;
  private static final int PHONES_A_USER = 3;
  private static final int BATCHES = 4;
  private static final int CALLS_A_BATCH = 250;

  @Test
  void aThousandForkedCallsKeepEveryInvariant() {
    World.test(
        world -> {
          SimulatedProxy proxy =
              SimulatedProxy.in(
                  world,
                  prepared -> {
                    for (int user = 0; user < USERS; user++) {
                      prepared.withPassword("user" + user, "secret");
                    }
                  });
          Crowd crowd = crowd(world, proxy);
          crowd.register();
          assertEquals(USERS * PHONES_A_USER, proxy.locations().size());
          Invariants invariants = Invariants.of(world, proxy.host());
          world.links(LinkQuality.BAD);
          SplittableRandom dice = world.dice("forks");
          for (int batch = 0; batch < BATCHES; batch++) {
            for (int call = 0; call < CALLS_A_BATCH; call++) {
              call(crowd.phones(), dice);
              world.advance(Duration.ofMillis(400));
            }
            crowd.finish(Duration.ofMinutes(10));
            crowd.agree();
            invariants.checkAndForget();
          }
        });
  }

  private static Crowd crowd(World world, SimulatedProxy proxy) {
    Crowd crowd = new Crowd(world);
    for (int i = 0; i < USERS * PHONES_A_USER; i++) {
      crowd.add(
          new AutoPhone(world, world.host("phone" + i, "10.1.0." + (1 + i)), "user" + i % USERS)
              .through(proxy)
              .over(i % 5 == 0 ? Transport.TCP : Transport.UDP)
              .withPassword("secret"));
    }
    return crowd;
  }

  /** One phone calls a user other than its own. */
  private static void call(List<AutoPhone> phones, SplittableRandom dice) {
    int caller = dice.nextInt(phones.size());
    int callee = (caller + 1 + dice.nextInt(USERS - 1)) % USERS;
    phones.get(caller).call("sip:user" + callee + "@" + SimulatedProxy.DOMAIN);
  }
}
