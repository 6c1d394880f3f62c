package org.patchbay.media.rtp;

/**
 * What is known of one source from the sequence numbers that arrived: order and loss (RFC 3550
 * §A.1, §A.3).
 *
 * <p>Deviation: no probation of two packets, which would cost the first syllable; a source is
 * vouched for by its address. Duplicates are told apart and not counted as received, so that they
 * cannot hide a loss.
 */
public final class Reception {
  private static final int SEQUENCES = 1 << 16;
  private static final int MAX_DROPOUT = 3000;
  private static final int MAX_MISORDER = 64;
  private static final int NONE = -1;

  private int ssrc;
  private long first;
  private long highest;

  /** Bit n: whether the packet n before the highest has arrived. */
  private long seen;

  private int afterJump = NONE;
  private long expectedEarlier;
  private long received;
  private long expectedAtReport;
  private long receivedAtReport;

  /** What a packet is in the order of its stream. */
  public enum Order {
    /** After all that came before, perhaps with a gap. */
    NEWEST,
    /** Overtaken by others. */
    LATE,
    /** Has been here before. */
    DUPLICATE,
    /** Far from what was expected: to be ignored; the next one tells whether this is a restart. */
    ASTRAY,
    /** The source goes on from another sequence number. */
    RESTARTED
  }

  /** Begins with the first packet of a source and forgets what was before. */
  public void begin(int source, int sequence) {
    ssrc = source;
    expectedEarlier = 0;
    received = 0;
    expectedAtReport = 0;
    receivedAtReport = 0;
    from(sequence);
  }

  /** The source. */
  public int ssrc() {
    return ssrc;
  }

  /** Whether a packet would come after all that did, and not far after. */
  public boolean continuedBy(int source, int sequence) {
    int ahead = sequence - (int) highest & 0xffff;
    return source == ssrc && received > 0 && ahead > 0 && ahead < MAX_DROPOUT;
  }

  /** Takes note of a further packet of the source. */
  public Order arrived(int sequence) {
    int ahead = sequence - (int) highest & 0xffff;
    if (ahead >= MAX_DROPOUT && ahead <= SEQUENCES - MAX_MISORDER) {
      return jumped(sequence);
    }
    afterJump = NONE;
    if (ahead < MAX_DROPOUT && ahead > 0) {
      highest += ahead;
      seen = ahead < Long.SIZE ? seen << ahead | 1 : 1;
      received++;
      return Order.NEWEST;
    }
    long bit = 1L << (-ahead & 0xffff);
    if ((seen & bit) != 0) {
      return Order.DUPLICATE;
    }
    seen |= bit;
    received++;
    return Order.LATE;
  }

  /** Packets that arrived, duplicates left out. */
  public long received() {
    return received;
  }

  /** Packets that did not arrive; negative when early packets came after the first. */
  public long lost() {
    return expected() - received;
  }

  /** The highest sequence number with the count of its cycles in the high 16 bits. */
  public int extendedHighest() {
    return (int) highest;
  }

  /**
   * The fraction lost since this was last called, in 1/256 (RFC 3550 §A.3).
   *
   * @return 0 to 255
   */
  public int fractionLost() {
    long expectedNow = expected() - expectedAtReport;
    long lostNow = expectedNow - (received - receivedAtReport);
    expectedAtReport = expected();
    receivedAtReport = received;
    return expectedNow <= 0 || lostNow <= 0 ? 0 : (int) Math.min(255, (lostNow << 8) / expectedNow);
  }

  private Order jumped(int sequence) {
    if (sequence != afterJump) {
      afterJump = sequence + 1 & 0xffff;
      return Order.ASTRAY;
    }
    expectedEarlier += highest - first + 1;
    from(sequence);
    return Order.RESTARTED;
  }

  private void from(int sequence) {
    first = sequence;
    highest = sequence;
    seen = 1;
    afterJump = NONE;
    received++;
  }

  private long expected() {
    return expectedEarlier + highest - first + 1;
  }
}
