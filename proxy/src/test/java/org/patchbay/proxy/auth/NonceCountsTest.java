package org.patchbay.proxy.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NonceCountsTest {
  private final NonceCounts counts = new NonceCounts(4);

  @Test
  void takesEachCountOnce() {
    assertTrue(counts.use(7, 1));
    assertFalse(counts.use(7, 1));
    assertTrue(counts.use(7, 2));
    assertTrue(counts.use(8, 1));
  }

  @Test
  void takesNoNonceWhoseCountsItCannotKnow() {
    counts.forgetUntil(7);
    assertFalse(counts.use(7, 1));
    assertTrue(counts.use(8, 1));
  }

  @Test
  void letsRequestsOvertakeEachOther() {
    assertTrue(counts.use(7, 5));
    assertTrue(counts.use(7, 3));
    assertFalse(counts.use(7, 3));
    assertTrue(counts.use(7, 4));
  }

  @Test
  void refusesWhatIsTooFarBehindToTell() {
    assertTrue(counts.use(7, 100));
    assertTrue(counts.use(7, 37));
    assertFalse(counts.use(7, 36));
  }

  @Test
  void takesTheLargestCount() {
    assertTrue(counts.use(7, 1));
    assertTrue(counts.use(7, 0xffff_ffffL));
    assertFalse(counts.use(7, 0xffff_ffffL));
    assertFalse(counts.use(7, 1));
  }

  @Test
  void neverTakesAForgottenNonceForANewOne() {
    for (long serial = 10; serial < 15; serial++) {
      assertTrue(counts.use(serial, 1));
    }
    assertFalse(counts.use(10, 2));
    assertFalse(counts.use(9, 1));
    assertTrue(counts.use(11, 2));
  }

  @Test
  void agreesWithASetThatForgetsNothing() {
    long seed = 4_711;
    Random random = new Random(seed);
    NonceCounts bounded = new NonceCounts(64);
    Set<String> used = new HashSet<>();
    int taken = 0;
    for (int step = 0; step < 50_000; step++) {
      long serial = Math.max(0, step / 10 - random.nextInt(80));
      long count = random.nextInt(100);
      if (bounded.use(serial, count)) {
        taken++;
        assertTrue(used.add(serial + "/" + count), "seed " + seed + ", step " + step);
      }
    }
    assertEquals(taken, used.size());
    assertTrue(taken > 10_000, "only " + taken + " were taken");
  }
}
