package org.patchbay.media.rtp;

import java.util.concurrent.TimeUnit;

/** The interarrival jitter of one source (RFC 3550 §6.4.1, §A.8). */
public final class Jitter {
  private static final long NANOS_A_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int MILLIS_A_SECOND = 1000;

  private int clockRate;
  private int transit;

  /** In 1/16 of a timestamp unit. */
  private long estimate;

  /** Begins with the first packet of a source, or anew after its clock rate has changed. */
  public void begin(int timestamp, long nanos, int rate) {
    clockRate = rate;
    transit = arrival(nanos) - timestamp;
    estimate = 0;
  }

  /**
   * Takes note of a further packet.
   *
   * @param nanos when it arrived
   * @param rate its clock rate in Hz; another than before begins anew
   */
  public void arrived(int timestamp, long nanos, int rate) {
    if (rate != clockRate) {
      begin(timestamp, nanos, rate);
      return;
    }
    int now = arrival(nanos) - timestamp;
    long difference = Math.abs((long) (now - transit));
    transit = now;
    estimate += difference - (estimate + 8 >> 4);
  }

  /** The estimate in timestamp units, as a report carries it. */
  public int timestampUnits() {
    return (int) Math.min(Integer.MAX_VALUE, estimate >> 4);
  }

  /** The estimate in milliseconds; 0 before the first packet. */
  public double milliseconds() {
    return clockRate == 0 ? 0 : estimate / 16.0 * MILLIS_A_SECOND / clockRate;
  }

  /** The time of arrival in timestamp units, of which the low 32 bits matter. */
  private int arrival(long nanos) {
    long seconds = nanos / NANOS_A_SECOND;
    long rest = nanos % NANOS_A_SECOND;
    return (int) (seconds * clockRate + rest * clockRate / NANOS_A_SECOND);
  }
}
