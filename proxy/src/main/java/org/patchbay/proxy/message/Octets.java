package org.patchbay.proxy.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The lexical ground of RFC 3261 §25.1 over ranges of octets. */
public final class Octets {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int TOKEN = 1;
  private static final int WORD = 2;
  private static final int HOST = 4;
  private static final int USER = 8;
  private static final int PARAM = 16;

  /** A set of flags for each octet. */
  private static final byte[] CLASS = new byte[256];

  static {
    String alphanumeric = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    flag(alphanumeric + "-.!%*_+`'~", TOKEN);
    flag(alphanumeric + "-.!%*_+`'~()<>:\\\"/[]?{}", WORD);
    flag(alphanumeric + "-._", HOST); // the underscore is no RFC's, and in many networks' names
    flag(
        alphanumeric + "-_.!~*'()&=+$,;?/%#",
        USER); // # is no RFC's: phones send it in dial strings
    flag(alphanumeric + "-_.!~*'()[]/:&+$%", PARAM);
  }

  private Octets() {}

  private static void flag(String characters, int flag) {
    for (byte b : ascii(characters)) {
      CLASS[b] |= (byte) flag;
    }
  }

  /** The ASCII octets of a text. */
  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** A range as text, one character an octet, so that nothing is lost. */
  public static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** Whether every octet of the range, of which there must be one, may stand in a token. */
  public static boolean isToken(byte[] bytes, int start, int end) {
    return all(bytes, start, end, TOKEN);
  }

  /** Whether the range is a word, as each side of a Call-ID's {@code @} is. */
  static boolean isWord(byte[] bytes, int start, int end) {
    return all(bytes, start, end, WORD);
  }

  /** Whether the octet may stand in the user part of a SIP URI. */
  static boolean isUser(byte b) {
    return (CLASS[b & 0xff] & USER) != 0;
  }

  /** Whether the octet may stand in the name or value of a URI parameter. */
  static boolean isUriParameter(byte b) {
    return (CLASS[b & 0xff] & PARAM) != 0;
  }

  static boolean isToken(byte b) {
    return (CLASS[b & 0xff] & TOKEN) != 0;
  }

  private static boolean all(byte[] bytes, int start, int end, int flag) {
    for (int i = start; i < end; i++) {
      if ((CLASS[bytes[i] & 0xff] & flag) == 0) {
        return false;
      }
    }
    return start < end;
  }

  /** Whether an octet is a decimal digit. */
  public static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  static boolean isHex(byte b) {
    return isDigit(b) || (b | 0x20) >= 'a' && (b | 0x20) <= 'f';
  }

  /** The value of a hexadecimal digit. */
  static int hex(byte b) {
    return isDigit(b) ? b - '0' : (b | 0x20) - 'a' + 10;
  }

  /** Whether the octet is linear white space, a folded line's end included. */
  public static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  /** The first index in [start, end) that holds no white space; else end. */
  public static int skipSpace(byte[] bytes, int start, int end) {
    int i = start;
    while (i < end && isSpace(bytes[i])) {
      i++;
    }
    return i;
  }

  /** The first index in [start, end) that holds no digit; else end. */
  static int skipDigits(byte[] bytes, int start, int end) {
    int i = start;
    while (i < end && isDigit(bytes[i])) {
      i++;
    }
    return i;
  }

  /** The end of the range without the white space that trails it. */
  public static int trimEnd(byte[] bytes, int start, int end) {
    int i = end;
    while (i > start && isSpace(bytes[i - 1])) {
      i--;
    }
    return i;
  }

  /** The first index of an octet in [start, end); else end. */
  public static int indexOf(byte[] bytes, int start, int end, char wanted) {
    for (int i = start; i < end; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return end;
  }

  /**
   * The first index of a line feed in [start, end), looking at eight octets at a time; else end.
   */
  static int indexOfLineFeed(byte[] bytes, int start, int end) {
    int i = start;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      long word = (long) LONG.get(bytes, i) ^ 0x0a0a0a0a0a0a0a0aL;
      long found = (word - 0x0101010101010101L) & ~word & 0x8080808080808080L;
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    return indexOf(bytes, i, end, '\n');
  }

  /** Whether the range equals a lower-case text, case aside. */
  public static boolean equalsIgnoreCase(byte[] bytes, int start, int end, byte[] lower) {
    if (end - start != lower.length) {
      return false;
    }
    for (int i = 0; i < lower.length; i++) {
      if (lower(bytes[start + i]) != lower[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether two ranges are equal, case aside. */
  static boolean equalsIgnoreCase(
      byte[] bytes, int start, int end, byte[] others, int otherStart, int otherEnd) {
    if (end - start != otherEnd - otherStart) {
      return false;
    }
    for (int i = 0; i < end - start; i++) {
      if (lower(bytes[start + i]) != lower(others[otherStart + i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether the range begins with a lower-case text, case aside. */
  static boolean startsWithIgnoreCase(byte[] bytes, int start, int end, byte[] lower) {
    return end - start >= lower.length
        && equalsIgnoreCase(bytes, start, start + lower.length, lower);
  }

  static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
  }

  /**
   * The decimal number that the whole range is.
   *
   * @param most the largest value accepted
   * @return the number; -1 if the range is empty or holds anything but digits; -2 if it is larger
   */
  public static long number(byte[] bytes, int start, int end, long most) {
    if (start >= end) {
      return -1;
    }
    long value = 0;
    boolean larger = false;
    for (int i = start; i < end; i++) {
      if (!isDigit(bytes[i])) {
        return -1;
      }
      value = value * 10 + (bytes[i] - '0');
      if (value > most) {
        larger = true;
        value = most;
      }
    }
    return larger ? -2 : value;
  }

  /**
   * The index after an IPv6 reference (RFC 3261 §25.1), judged by its characters alone.
   *
   * @param start the index of the opening bracket
   * @return the index after the closing bracket; -1 if there is none or it is no reference
   */
  private static int afterReference(byte[] bytes, int start, int end) {
    int close = indexOf(bytes, start, end, ']');
    return close < end && close > start + 1 && isAddress(bytes, start + 1, close) ? close + 1 : -1;
  }

  /**
   * The index after a host (RFC 3261 §25.1): a name, an IPv4 address or an IPv6 reference, judged
   * by its characters alone.
   *
   * @return the index after it; -1 if there is none at start
   */
  static int afterHost(byte[] bytes, int start, int end) {
    if (start < end && bytes[start] == '[') {
      return afterReference(bytes, start, end);
    }
    int i = start;
    while (i < end && (CLASS[bytes[i] & 0xff] & HOST) != 0) {
      i++;
    }
    return i > start ? i : -1;
  }

  /** Whether the range holds nothing but what an IPv6 address does. */
  static boolean isAddress(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!isHex(bytes[i]) && bytes[i] != ':' && bytes[i] != '.') {
        return false;
      }
    }
    return true;
  }

  /**
   * The index after a quoted string (RFC 3261 §25.1).
   *
   * @param start the index of the opening quote
   * @return the index after the closing quote; -1 if there is none
   */
  static int afterQuoted(byte[] bytes, int start, int end) {
    for (int i = start + 1; i < end; i++) {
      byte b = bytes[i];
      if (b == '\\') {
        i++;
      } else if (b == '"') {
        return i + 1;
      }
    }
    return -1;
  }

  /**
   * The end of the list element that begins at start: the next comma outside quotes and angle
   * brackets, or the end of the range.
   */
  public static int elementEnd(byte[] bytes, int start, int end) {
    boolean inBrackets = false;
    for (int i = start; i < end; i++) {
      switch (bytes[i]) {
        case '"' -> {
          if (!inBrackets) {
            int after = afterQuoted(bytes, i, end);
            if (after < 0) {
              return end;
            }
            i = after - 1;
          }
        }
        case '<' -> inBrackets = true;
        case '>' -> inBrackets = false;
        case ',' -> {
          if (!inBrackets) {
            return i;
          }
        }
        default -> {}
      }
    }
    return end;
  }
}
