package org.patchbay.media.rtp;

/** Numbers in network order. Callers have checked the bounds. */
final class Octets {
  private Octets() {}

  static int unsignedShort(byte[] data, int offset) {
    return (data[offset] & 0xff) << 8 | data[offset + 1] & 0xff;
  }

  static int getInt(byte[] data, int offset) {
    return unsignedShort(data, offset) << 16 | unsignedShort(data, offset + 2);
  }

  static void putShort(byte[] data, int offset, int value) {
    data[offset] = (byte) (value >>> 8);
    data[offset + 1] = (byte) value;
  }

  static void putInt(byte[] data, int offset, int value) {
    putShort(data, offset, value >>> 16);
    putShort(data, offset + 2, value);
  }
}
