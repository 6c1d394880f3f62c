package org.patchbay.proxy.forwarding;

import org.patchbay.proxy.transport.Transport;

/**
 * One place that a request may be sent to (RFC 3261 §16.5).
 *
 * @param uri the new Request-URI in ASCII; null keeps the one that came
 * @param hop how to get there: the last step of it, whatever the path
 * @param q the preference of the contact in thousandths, 0 to 1000; equals are tried in parallel
 * @param path whether it is reached straight or through the media processor
 * @param route the Route entries that lead to it beyond the hop, which the first names (RFC 3327
 *     §5.3); null if there are none
 * @param otherFlow the same phone over another flow, tried in its place when this one turns out to
 *     be dead, and never beside it (RFC 5626 §7); null if there is none
 */
public record Target(byte[] uri, NextHop hop, int q, Path path, byte[] route, Target otherFlow) {

  /** A target that is reached straight. */
  public Target(byte[] uri, NextHop hop, int q) {
    this(uri, hop, q, Path.DIRECT, null, null);
  }

  /** Whether the media processor gets what is sent there. */
  public boolean leadsInwards() {
    return path == Path.PROCESSED || hop.transport() == Transport.HOP;
  }

  /** The same target with another preference. */
  public Target withQ(int other) {
    return new Target(uri, hop, other, path, route, otherFlow);
  }

  /** The same target on another path. */
  public Target on(Path other) {
    return other == path ? this : new Target(uri, hop, q, other, route, otherFlow);
  }

  /** The same target by way of other proxies; null for none. */
  public Target by(byte[] entries) {
    return entries == route ? this : new Target(uri, hop, q, path, entries, otherFlow);
  }

  /** The same target with another flow to turn to. */
  public Target or(Target other) {
    return other == otherFlow ? this : new Target(uri, hop, q, path, route, other);
  }
}
