package org.patchbay.proxy.auth;

import java.util.Arrays;

/**
 * The counts ({@code nc}) that were used with each nonce, so that none is good twice (RFC 7616
 * §5.5). Only a nonce that came with a right password is kept, so strangers leave nothing here.
 *
 * <p>The tables have a fixed size. When they are full the nonce that was first used longest ago
 * makes room, and from then on no nonce as old as that is taken for a new one: forgetting costs a
 * phone one more challenge, and never lets a replay pass. One thread.
 */
public final class NonceCounts {
  private static final int DEFAULT_CAPACITY = 65_536;

  /** How far behind the highest count a count that was not used yet may come: requests overtake. */
  private static final int WINDOW = Long.SIZE;

  private static final int NONE = -1;

  /** The nonces, in a ring in the order of their first use, and chained by their hash. */
  private final long[] serials;

  private final long[] highest;

  /** Bit n: the count {@code highest - n} was used. */
  private final long[] used;

  private final int[] nextInChain;
  private final int[] chains;
  private final int hashShift;
  private long taken;
  private long forgotten = -1;

  /** Keeps 65,536 nonces, in about 2 MB. */
  public NonceCounts() {
    this(DEFAULT_CAPACITY);
  }

  /**
   * Keeps so many nonces.
   *
   * @param capacity a power of two, 2 at least
   */
  NonceCounts(int capacity) {
    serials = new long[capacity];
    highest = new long[capacity];
    used = new long[capacity];
    nextInChain = new int[capacity];
    chains = new int[capacity];
    Arrays.fill(chains, NONE);
    hashShift = Long.SIZE - Integer.numberOfTrailingZeros(capacity);
  }

  /**
   * Uses a count.
   *
   * @param serial the serial of a nonce, not negative
   * @param count 0 to 2^32 - 1
   * @return false if it was used before, or is too old to tell
   */
  boolean use(long serial, long count) {
    int slot = find(serial);
    if (slot != NONE) {
      return mark(slot, count);
    }
    if (serial <= forgotten) {
      return false;
    }
    slot = take(serial);
    highest[slot] = count;
    used[slot] = 1;
    return true;
  }

  private boolean mark(int slot, long count) {
    long ahead = count - highest[slot];
    if (ahead > 0) {
      used[slot] = ahead < WINDOW ? used[slot] << ahead | 1 : 1;
      highest[slot] = count;
      return true;
    }
    long bit = 1L << -ahead;
    if (-ahead >= WINDOW || (used[slot] & bit) != 0) {
      return false;
    }
    used[slot] |= bit;
    return true;
  }

  /**
   * Takes no nonce for a new one any more whose serial is not above that.
   *
   * @param serial the serial of a nonce whose counts, and those of all before it, are not known
   */
  void forgetUntil(long serial) {
    forgotten = Math.max(forgotten, serial);
  }

  private int find(long serial) {
    int slot = chains[chain(serial)];
    while (slot != NONE && serials[slot] != serial) {
      slot = nextInChain[slot];
    }
    return slot;
  }

  private int take(long serial) {
    int slot = (int) (taken % serials.length);
    if (taken >= serials.length) {
      forgotten = Math.max(forgotten, serials[slot]);
      unlink(slot);
    }
    taken++;
    serials[slot] = serial;
    int chain = chain(serial);
    nextInChain[slot] = chains[chain];
    chains[chain] = slot;
    return slot;
  }

  private void unlink(int slot) {
    int chain = chain(serials[slot]);
    if (chains[chain] == slot) {
      chains[chain] = nextInChain[slot];
      return;
    }
    int before = chains[chain];
    while (nextInChain[before] != slot) {
      before = nextInChain[before];
    }
    nextInChain[before] = nextInChain[slot];
  }

  /** Serials are ours and nobody chooses them, so a multiplication spreads them well enough. */
  private int chain(long serial) {
    return (int) (serial * 0x9e3779b97f4a7c15L >>> hashShift);
  }
}
