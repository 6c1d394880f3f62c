package org.patchbay.b2bua.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CallRacesTest {
  private static final int SEEDS = 100;

  @Test
  void leavesNothingBehindWhateverThePartiesDoAndWhateverIsLost() {
    for (long seed = 0; seed < SEEDS; seed++) {
      run(seed);
    }
  }

  private static void run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder ladder = new StringBuilder("seed " + seed + "\n");
    try (CallWorld world = new CallWorld(seed)) {
      RandomPeer caller = new RandomPeer(world, random.split(), "caller", true);
      Map<String, RandomPeer> callees = new HashMap<>();
      caller.calls();
      for (int i = 0; i < 30_000; i++) {
        world.passes(Duration.ofMillis(10));
        for (SipText message : world.takes()) {
          String callId = message.header("Call-ID");
          ladder.append(i * 10).append(' ').append(message.first()).append(' ');
          ladder.append(callId).append('\n');
          RandomPeer peer =
              callId.equals("alice-call")
                  ? caller
                  : callees.computeIfAbsent(
                      callId,
                      id ->
                          new RandomPeer(world, random.split(), "callee" + callees.size(), false));
          peer.hears(message);
        }
      }
      assertEquals(0, world.directory.calls(), () -> "calls are left: " + ladder);
      assertEquals(0, world.directory.legs(), () -> "legs are left: " + ladder);
      assertEquals(0, world.directory.kept(), () -> "something is kept: " + ladder);
      assertEquals(0, world.media.inUse(), () -> "ports are left: " + ladder);
      assertTrue(caller.over, () -> "the caller hangs: " + ladder);
      callees
          .values()
          .forEach(
              callee ->
                  assertTrue(!callee.answered || callee.over, () -> callee + " hangs: " + ladder));
    }
  }
}
