package org.patchbay.proxy.auth;

import org.patchbay.proxy.message.Octets;

/**
 * Hexadecimal digits as octets, written in lower case (LHEX, RFC 3261 §25.1) and read in either.
 */
final class Hex {
  private static final byte[] DIGITS = Octets.ascii("0123456789abcdef");

  private Hex() {}

  /** Writes two digits for each of the first octets of source. */
  static void write(byte[] source, int count, byte[] target, int at) {
    for (int i = 0; i < count; i++) {
      target[at + 2 * i] = DIGITS[source[i] >> 4 & 0xf];
      target[at + 2 * i + 1] = DIGITS[source[i] & 0xf];
    }
  }

  /** The value of a digit; -1 if it is none. */
  static int digit(byte b) {
    return Character.digit((char) (b & 0xff), 16);
  }

  /** Whether the range, which may be empty, holds digits only. */
  static boolean isHex(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (digit(bytes[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The number that at most 16 digits spell; all of the range must be digits. */
  static long number(byte[] bytes, int start, int end) {
    long value = 0;
    for (int i = start; i < end; i++) {
      value = value << 4 | digit(bytes[i]);
    }
    return value;
  }
}
