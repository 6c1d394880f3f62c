package org.patchbay.proxy.forwarding;

/**
 * One place that a request may be sent to (RFC 3261 §16.5).
 *
 * @param uri the new Request-URI in ASCII; null keeps the one that came
 * @param hop how to get there: the last step of it, whatever the path
 * @param q the preference of the contact in thousandths, 0 to 1000; equals are tried in parallel
 * @param path whether it is reached straight or through the media processor
 */
public record Target(byte[] uri, NextHop hop, int q, Path path) {

  /** A target that is reached straight. */
  public Target(byte[] uri, NextHop hop, int q) {
    this(uri, hop, q, Path.DIRECT);
  }

  /** The same target with another preference. */
  public Target withQ(int other) {
    return new Target(uri, hop, other, path);
  }

  /** The same target on another path. */
  public Target on(Path other) {
    return new Target(uri, hop, q, other);
  }
}
