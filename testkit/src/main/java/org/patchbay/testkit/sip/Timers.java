package org.patchbay.testkit.phone;

import java.time.Duration;

/** The durations of RFC 3261 §17 (table 4), in nanoseconds. */
final class Timers {
  static final long T1 = Duration.ofMillis(500).toNanos();
  static final long T2 = Duration.ofSeconds(4).toNanos();
  static final long T4 = Duration.ofSeconds(5).toNanos();

  /** Timers B, F, H, and the lives of D, J, L and M over UDP. */
  static final long GIVE_UP = 64 * T1;

  private Timers() {}
}
