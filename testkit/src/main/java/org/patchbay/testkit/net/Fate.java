package org.patchbay.testkit.net;

/**
 * What becomes of a datagram.
 *
 * @param copies how many arrive; 0 when it is lost
 * @param delayNanos how much later than the link's delay
 * @param note why, for the ladder; empty for nothing particular
 */
public record Fate(int copies, long delayNanos, String note) {
  /** It arrives as if nothing were. */
  public static final Fate ARRIVES = new Fate(1, 0, "");
}
