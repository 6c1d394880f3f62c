package org.patchbay.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * What was found in a log at start.
 *
 * @param records how many were read
 * @param goodBytes where the last good record ends
 * @param lostBytes what follows it: the record that the process was writing when it was killed, or
 *     damage
 */
public record Recovery(long records, long goodBytes, long lostBytes) {
  private static final int WINDOW = 1 << 20;

  /**
   * Reads a log from its beginning, up to the first record that is not whole.
   *
   * @param channel of the file, whose position is moved
   * @param replay takes each record, in order
   * @throws IOException when the file is no log at all, or cannot be read
   */
  static Recovery read(FileChannel channel, Consumer<byte[]> replay) throws IOException {
    long size = channel.size();
    ByteBuffer window = ByteBuffer.allocateDirect(WINDOW).flip();
    channel.position(0);
    if (size < RecordFormat.magic().remaining()) {
      return new Recovery(0, 0, size);
    }
    fill(channel, window);
    for (ByteBuffer magic = RecordFormat.magic(); magic.hasRemaining(); ) {
      if (window.get() != magic.get()) {
        throw new IOException("it is not a Patchbay journal of this version");
      }
    }
    CRC32C crc = new CRC32C();
    long records = 0;
    long good = RecordFormat.magic().remaining();
    for (byte[] record = next(channel, window, crc);
        record != null;
        record = next(channel, window, crc)) {
      replay.accept(record);
      records++;
      good += RecordFormat.size(record);
    }
    return new Recovery(records, good, size - good);
  }

  /** The next record; null where there is no whole one. */
  private static byte[] next(FileChannel channel, ByteBuffer window, CRC32C crc)
      throws IOException {
    if (window.remaining() < RecordFormat.HEADER + RecordFormat.LONGEST) {
      fill(channel, window);
    }
    if (window.remaining() < RecordFormat.HEADER) {
      return null;
    }
    int length = window.getInt();
    int checksum = window.getInt();
    if (length < 1 || length > RecordFormat.LONGEST || length > window.remaining()) {
      return null;
    }
    byte[] record = new byte[length];
    window.get(record);
    return RecordFormat.checksum(record, crc) == checksum ? record : null;
  }

  private static void fill(FileChannel channel, ByteBuffer window) throws IOException {
    window.compact();
    int count = 0;
    while (window.hasRemaining() && count >= 0) {
      count = channel.read(window);
    }
    window.flip();
  }
}
