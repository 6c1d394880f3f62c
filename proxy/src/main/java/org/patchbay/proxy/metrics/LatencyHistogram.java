package org.patchbay.proxy.metrics;

import java.util.ArrayList;
import java.util.List;

/** Durations counted into fixed buckets. One thread. */
public final class LatencyHistogram {
  private static final double NANOS_A_SECOND = 1e9;

  private final long[] bounds;
  private final long[] counts;
  private long sum;

  /**
   * An empty histogram.
   *
   * @param bounds the largest duration of each bucket in nanoseconds, rising; what is longer than
   *     the last has a bucket of its own
   */
  LatencyHistogram(long... bounds) {
    this.bounds = bounds.clone();
    this.counts = new long[bounds.length + 1];
  }

  /** Counts one duration in nanoseconds. */
  void record(long nanos) {
    int bucket = 0;
    while (bucket < bounds.length && nanos > bounds[bucket]) {
      bucket++;
    }
    counts[bucket]++;
    sum += nanos;
  }

  /**
   * What was counted so far.
   *
   * @param bounds the largest duration of each bucket but the last, in seconds
   * @param counts how many durations fell into each bucket; one more than bounds
   * @param sum of all durations, in seconds
   */
  public record Snapshot(List<Double> bounds, List<Long> counts, double sum) {
    public Snapshot {
      bounds = List.copyOf(bounds);
      counts = List.copyOf(counts);
    }

    /** The number of durations. */
    public long count() {
      return counts.stream().mapToLong(Long::longValue).sum();
    }
  }

  Snapshot snapshot() {
    List<Double> seconds = new ArrayList<>();
    for (long bound : bounds) {
      seconds.add(bound / NANOS_A_SECOND);
    }
    List<Long> copied = new ArrayList<>();
    for (long count : counts) {
      copied.add(count);
    }
    return new Snapshot(seconds, copied, sum / NANOS_A_SECOND);
  }
}
