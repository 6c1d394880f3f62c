package org.patchbay.proxy.protection;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LeakyBucketsTest {
  private static final long LEAK = 100;
  private static final int CAPACITY = 3;

  private final LeakyBuckets buckets = new LeakyBuckets(8, 42, LEAK, CAPACITY);

  private void fill(long source) {
    for (int i = 0; i < CAPACITY; i++) {
      assertTrue(buckets.add(source, 0));
    }
  }

  @Test
  void holdsItsCapacityAndNoMore() {
    fill(7);
    assertTrue(buckets.isFull(7, 0));
    assertFalse(buckets.add(7, 0));
  }

  @Test
  void leaksAtItsRate() {
    fill(7);
    assertFalse(buckets.add(7, LEAK - 1));
    assertTrue(buckets.add(7, LEAK));
    assertFalse(buckets.add(7, LEAK));
  }

  @Test
  void keepsSourcesApart() {
    fill(7);
    assertTrue(buckets.add(8, 0));
  }

  @Test
  void holdsMoreOfWhomMoreIsForgiven() {
    for (int i = 0; i < 2 * CAPACITY; i++) {
      assertTrue(buckets.add(7, 0, 2));
    }
    assertFalse(buckets.add(7, 0, 2));
  }

  @Test
  void leaksFasterForWhomMoreIsForgiven() {
    for (long time = 0; time < 100 * LEAK; time += LEAK / 2) {
      assertTrue(buckets.add(7, time, 2));
    }
  }

  @Test
  void forgetsTheEmptiestWhenTooManyMeet() {
    fill(7);
    for (long source = 100; source < 1100; source++) {
      buckets.add(source, 0);
    }
    assertTrue(buckets.isFull(7, 0));
  }

  @Test
  void isEmptyAgainOnceForgotten() {
    fill(7);
    buckets.forget(7);
    assertTrue(buckets.add(7, 0));
  }
}
