package org.patchbay.server.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The file: eight bytes of magic, then records. A record is its length (4 bytes, big-endian), the
 * CRC32C of length and content (4 bytes), and the content.
 *
 * <p>The length is under the checksum so that a tail of zeros, which a power cut can leave, is no
 * row of empty records.
 */
final class RecordFormat {
  /** The longest record, in bytes. */
  static final int LONGEST = 8192;

  static final int HEADER = 8;

  private static final byte[] MAGIC = "PBLOG 1\n".getBytes(StandardCharsets.US_ASCII);

  private RecordFormat() {}

  static ByteBuffer magic() {
    return ByteBuffer.wrap(MAGIC).asReadOnlyBuffer();
  }

  static int size(byte[] record) {
    return HEADER + record.length;
  }

  /** Writes a record at the buffer's position; there must be room for {@link #size}. */
  static void put(ByteBuffer out, byte[] record, CRC32C crc) {
    out.putInt(record.length).putInt(checksum(record, crc)).put(record);
  }

  /** The checksum of a record; {@code crc} is only reused. */
  static int checksum(byte[] record, CRC32C crc) {
    crc.reset();
    crc.update(record.length >>> 24);
    crc.update(record.length >>> 16);
    crc.update(record.length >>> 8);
    crc.update(record.length);
    crc.update(record);
    return (int) crc.getValue();
  }
}
