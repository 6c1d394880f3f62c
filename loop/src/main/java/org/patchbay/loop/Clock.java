package org.patchbay.loop;

/** The two readings of time. Both come from here and nowhere else, so that a test can own them. */
public interface Clock {

  /**
   * Monotonic time in nanoseconds from an arbitrary origin, never negative. Timers are measured in
   * it.
   */
  long nanos();

  /**
   * The same as it is now, where {@link #nanos} may be that of the last batch. Costs more; for
   * measuring how long something took.
   */
  default long preciseNanos() {
    return nanos();
  }

  /**
   * Wall-clock time in milliseconds since 1970-01-01T00:00:00Z. What outlives the process
   * (expiries, nonces) is measured in it.
   */
  long epochMillis();
}
