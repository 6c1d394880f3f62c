package org.patchbay.loop;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/** Identifiers from the operating system's generator, fetched a block at a time. One thread. */
public final class SecureIds implements IdSource {
  private static final int BLOCK_BYTES = 4096;

  private final SecureRandom random = new SecureRandom();
  private final byte[] block = new byte[BLOCK_BYTES];
  private final ByteBuffer longs = ByteBuffer.wrap(block).position(BLOCK_BYTES);

  @Override
  public long nextLong() {
    if (!longs.hasRemaining()) {
      random.nextBytes(block);
      longs.clear();
    }
    return longs.getLong();
  }
}
