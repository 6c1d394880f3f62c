package org.patchbay.proxy.transaction;

import java.util.ArrayDeque;

/**
 * Arrays for the responses that transactions keep, used again by others: one that lingers after a
 * 2xx to INVITE keeps none. One thread.
 */
final class ResponseBuffers {
  private static final int USUAL = 512;

  private final ArrayDeque<byte[]> idle = new ArrayDeque<>();

  ResponseBuffers(int setAside) {
    for (int i = 0; i < setAside; i++) {
      idle.push(new byte[USUAL]);
    }
  }

  /** An array of that length or more. */
  byte[] take(int length) {
    byte[] buffer = length <= USUAL ? idle.poll() : null;
    return buffer != null ? buffer : new byte[Math.max(USUAL, length)];
  }

  /** Takes an array back; those of unusual length are left to the collector. */
  void giveBack(byte[] buffer) {
    if (buffer.length == USUAL) {
      idle.push(buffer);
    }
  }
}
