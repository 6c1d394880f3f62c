package org.patchbay.proxy.protection;

import java.util.Arrays;

/**
 * A leaky bucket for each source, in a table of fixed size: a bucket is filled by what the source
 * does and leaks at a steady rate. Where too many sources meet, the emptiest bucket is forgotten,
 * which lets its source do a little more than it should. One thread.
 */
final class LeakyBuckets {
  private static final int WAYS = 4;
  private static final long MIXER = 0x9e37_79b9_7f4a_7c15L;

  private final long[] sources;

  /** When the bucket will have leaked empty; in the past for one that is. */
  private final long[] emptyAt;

  private final long salt;
  private final int setShift;
  private final long leak;
  private final long depth;

  /**
   * Buckets that are empty.
   *
   * @param room for how many sources, a power of two, 8 at least
   * @param salt random, so that nobody can choose whose buckets meet his own
   * @param leak nanoseconds in which one thing leaks
   * @param capacity how many things a bucket holds
   */
  LeakyBuckets(int room, long salt, long leak, int capacity) {
    this.sources = new long[room];
    this.emptyAt = new long[room];
    this.salt = salt;
    this.setShift = Long.SIZE - Integer.numberOfTrailingZeros(room / WAYS);
    this.leak = leak;
    this.depth = leak * capacity;
  }

  /** Adds one thing; false if the bucket is full, and it was not added. */
  boolean add(long source, long now) {
    return add(source, now, 1);
  }

  /**
   * Adds one thing.
   *
   * @param patience so many times as much fits in for this source, and leaks in the same time
   * @return false if the bucket is full, and it was not added
   */
  boolean add(long source, long now, int patience) {
    int place = place(source);
    boolean known = sources[place] == source;
    long after = (known ? Math.max(emptyAt[place], now) : now) + leak / patience;
    if (after - now > depth) {
      return false;
    }
    sources[place] = source;
    emptyAt[place] = after;
    return true;
  }

  /** Whether one thing more would be too many. */
  boolean isFull(long source, long now) {
    int place = place(source);
    return sources[place] == source && emptyAt[place] + leak - now > depth;
  }

  /** Empties a bucket. */
  void forget(long source) {
    int place = place(source);
    if (sources[place] == source) {
      emptyAt[place] = 0;
    }
  }

  /** Empties all buckets. */
  void forgetAll() {
    Arrays.fill(emptyAt, 0);
  }

  /** The place of a source, or the one that it would take. */
  private int place(long source) {
    int first = (int) ((source ^ salt) * MIXER >>> setShift) * WAYS;
    int emptiest = first;
    for (int i = first; i < first + WAYS; i++) {
      if (sources[i] == source) {
        return i;
      }
      if (emptyAt[i] < emptyAt[emptiest]) {
        emptiest = i;
      }
    }
    return emptiest;
  }
}
