package org.patchbay.testkit.net;

import java.time.Duration;
import java.util.SplittableRandom;

/** The way from one host to another: its quality, and the dice that decide by it. */
final class Link {
  private static final long HELD_BACK_NANOS = Duration.ofMillis(100).toNanos();
  private static final long RETRANSMISSION_NANOS = Duration.ofMillis(200).toNanos();
  private static final int MOST_RETRANSMISSIONS = 6;

  private final SplittableRandom random;
  private LinkQuality quality;
  private long lastArrival;

  Link(SplittableRandom random, LinkQuality quality) {
    this.random = random;
    this.quality = quality;
  }

  void quality(LinkQuality other) {
    quality = other;
  }

  /** Whether nothing gets through. */
  boolean cut() {
    return quality.loss() >= 1;
  }

  /** What the link does to the next datagram. */
  Fate nextFate() {
    if (happens(quality.loss())) {
      return new Fate(0, 0, "lost");
    }
    int copies = happens(quality.duplication()) ? 2 : 1;
    if (happens(quality.reordering())) {
      return new Fate(copies, 1 + random.nextLong(HELD_BACK_NANOS), "held back");
    }
    return copies == 1 ? Fate.ARRIVES : new Fate(copies, 0, "twice");
  }

  /** When a datagram arrives that is sent now: in order, unless it is held back. */
  long datagramArrival(long now, long extra) {
    long arrival = now + delay();
    if (extra > 0) {
      return arrival + extra;
    }
    lastArrival = Math.max(lastArrival, arrival);
    return lastArrival;
  }

  /** How long a TCP segment is under way, retransmissions included. */
  long segmentDelay() {
    long delay = delay();
    for (int i = 0; i < MOST_RETRANSMISSIONS && !cut() && happens(quality.loss()); i++) {
      delay += RETRANSMISSION_NANOS;
    }
    return delay;
  }

  private long delay() {
    long jitter = quality.jitter().toNanos();
    return quality.delay().toNanos() + (jitter == 0 ? 0 : random.nextLong(jitter));
  }

  private boolean happens(double probability) {
    return probability > 0 && random.nextDouble() < probability;
  }
}
