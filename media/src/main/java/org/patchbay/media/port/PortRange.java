package org.patchbay.media.port;

import java.net.InetAddress;

/**
 * Where a pool's ports lie.
 *
 * @param address the local address
 * @param first the first port, even
 * @param last the last port, odd and after the first
 */
public record PortRange(InetAddress address, int first, int last) {
  private static final int LAST_PORT = 65_535;

  /**
   * A range of whole pairs.
   *
   * @throws IllegalArgumentException if it does not begin even and end odd, or is empty
   */
  public PortRange {
    if (first < 2 || first % 2 != 0 || last % 2 == 0 || last < first || last > LAST_PORT) {
      throw new IllegalArgumentException(
          "ports " + first + " to " + last + " are not pairs that begin with an even port");
    }
  }

  /** The number of pairs. */
  public int pairs() {
    return (last - first + 1) / 2;
  }
}
