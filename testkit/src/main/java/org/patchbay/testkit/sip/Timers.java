package org.patchbay.testkit.sip;

import java.time.Duration;

/** The durations of RFC 3261 §17 (table 4), in nanoseconds. */
public final class Timers {
  public static final long T1 = Duration.ofMillis(500).toNanos();
  public static final long T2 = Duration.ofSeconds(4).toNanos();
  public static final long T4 = Duration.ofSeconds(5).toNanos();

  /** Timers B, F, H, and the lives of D, J, L and M over UDP. */
  public static final long GIVE_UP = 64 * T1;

  private Timers() {}
}
