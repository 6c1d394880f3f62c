package org.patchbay.testkit.net;

import java.time.Duration;

/**
 * How well one host reaches another, in one direction.
 *
 * @param delay the time under way
 * @param jitter up to so much more, evenly; alone it does not reorder
 * @param loss the probability that a datagram is lost (or a TCP segment is sent again, 200 ms late)
 * @param duplication the probability that a datagram arrives twice
 * @param reordering the probability that a datagram is held back for up to 100 ms and overtaken
 */
public record LinkQuality(
    Duration delay, Duration jitter, double loss, double duplication, double reordering) {
  /** 10 ms, nothing lost. */
  public static final LinkQuality GOOD =
      new LinkQuality(Duration.ofMillis(10), Duration.ZERO, 0, 0, 0);

  /** 20 to 60 ms, a tenth lost, a twentieth doubled, a tenth overtaken. */
  public static final LinkQuality BAD =
      new LinkQuality(Duration.ofMillis(20), Duration.ofMillis(40), 0.1, 0.05, 0.1);

  /** Nothing gets through; a TCP peer waits. */
  public static final LinkQuality CUT =
      new LinkQuality(Duration.ofMillis(10), Duration.ZERO, 1, 0, 0);

  /** The same with another delay. */
  public LinkQuality withDelay(Duration other) {
    return new LinkQuality(other, jitter, loss, duplication, reordering);
  }

  /** The same with another jitter. */
  public LinkQuality withJitter(Duration other) {
    return new LinkQuality(delay, other, loss, duplication, reordering);
  }

  /** The same with another probability of loss. */
  public LinkQuality withLoss(double other) {
    return new LinkQuality(delay, jitter, other, duplication, reordering);
  }

  /** The same with another probability of duplication. */
  public LinkQuality withDuplication(double other) {
    return new LinkQuality(delay, jitter, loss, other, reordering);
  }

  /** The same with another probability of reordering. */
  public LinkQuality withReordering(double other) {
    return new LinkQuality(delay, jitter, loss, duplication, other);
  }
}
