package org.patchbay.loop;

import java.nio.ByteBuffer;

/**
 * What one datagram passes through on its way in and one on its way out; all sockets of a loop
 * share them, since a datagram is done with before the next one is read. Thousands of sockets cost
 * no more than one, and the octets stay in the processor's cache.
 */
final class DatagramBuffers {
  /** More than UDP can carry. */
  static final int MOST_OCTETS = 65_535;

  private final ByteBuffer in = ByteBuffer.allocateDirect(MOST_OCTETS);
  private final ByteBuffer out = ByteBuffer.allocateDirect(MOST_OCTETS);
  private final byte[] data = new byte[MOST_OCTETS];

  /** An empty buffer to receive into. */
  ByteBuffer toReceive() {
    return in.clear();
  }

  /**
   * Moves what was received to {@link #data}.
   *
   * @return the number of octets
   */
  int received() {
    int length = in.flip().remaining();
    in.get(data, 0, length);
    return length;
  }

  /** What was received last, from index 0. */
  byte[] data() {
    return data;
  }

  /** A buffer with these octets to be sent; at most {@link #MOST_OCTETS}. */
  ByteBuffer toSend(byte[] octets, int offset, int length) {
    return out.clear().put(octets, offset, length).flip();
  }
}
