package org.patchbay.proxy.transaction;

import java.util.concurrent.TimeUnit;

/**
 * The timer values of RFC 3261 §17.1.1.1 and Table 4, in nanoseconds.
 *
 * @param t1 the estimate of a round trip
 * @param t2 the longest interval between retransmissions of a non-INVITE request or a response
 * @param t4 how long a message may stay in the network
 */
public record Timings(long t1, long t2, long t4) {
  /** T1 500 ms, T2 4 s, T4 5 s. */
  public static final Timings STANDARD =
      new Timings(
          TimeUnit.MILLISECONDS.toNanos(500),
          TimeUnit.SECONDS.toNanos(4),
          TimeUnit.SECONDS.toNanos(5));

  /** Timers B, F, H, J, L and M: 64 T1. */
  public long giveUp() {
    return 64 * t1;
  }

  /** When Timer E has grown to T2, and a client wants to hear that its request is being tried. */
  public long trying() {
    long sum = 0;
    for (long interval = t1; interval < t2; interval *= 2) {
      sum += interval;
    }
    return sum;
  }

  /** Timer D: at least 32 s on unreliable transports. */
  public long timerD() {
    return 64 * t1;
  }
}
