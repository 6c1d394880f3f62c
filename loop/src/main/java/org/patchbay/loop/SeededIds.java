package org.patchbay.loop;

import java.util.SplittableRandom;

/** Identifiers that follow from a seed: the same seed gives the same ladder. For simulations. */
public final class SeededIds implements IdSource {
  private final SplittableRandom random;

  /** A sequence of its own for each seed. */
  public SeededIds(long seed) {
    this.random = new SplittableRandom(seed);
  }

  @Override
  public long nextLong() {
    return random.nextLong();
  }
}
