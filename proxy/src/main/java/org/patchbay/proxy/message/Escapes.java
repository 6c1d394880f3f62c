package org.patchbay.proxy.message;

/** The {@code %HH} escapes of URIs (RFC 3261 §19.1.2), undone once and never twice. */
final class Escapes {
  private Escapes() {}

  /** Whether the percent sign at an index begins an escape that ends before the range does. */
  static boolean isEscape(byte[] bytes, int percent, int end) {
    return percent + 2 < end
        && Octets.isHex(bytes[percent + 1])
        && Octets.isHex(bytes[percent + 2]);
  }

  private static byte value(byte[] bytes, int percent) {
    return (byte) (Octets.hex(bytes[percent + 1]) << 4 | Octets.hex(bytes[percent + 2]));
  }

  /** A range with its escapes undone, one character an octet. */
  static String undone(byte[] bytes, int start, int end) {
    if (Octets.indexOf(bytes, start, end, '%') == end) {
      return Octets.text(bytes, start, end);
    }
    StringBuilder text = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      if (bytes[i] == '%' && isEscape(bytes, i, end)) {
        text.append((char) (value(bytes, i) & 0xff));
        i += 2;
      } else {
        text.append((char) (bytes[i] & 0xff));
      }
    }
    return text.toString();
  }

  /** Whether the range, its escapes undone, equals a lower-case text, case aside. */
  static boolean equalsIgnoreCase(byte[] bytes, int start, int end, byte[] lower) {
    int i = start;
    for (byte wanted : lower) {
      if (i >= end) {
        return false;
      }
      byte b = bytes[i];
      if (b == '%' && isEscape(bytes, i, end)) {
        b = value(bytes, i);
        i += 2;
      }
      if (Octets.lower(b) != wanted) {
        return false;
      }
      i++;
    }
    return i == end;
  }
}
