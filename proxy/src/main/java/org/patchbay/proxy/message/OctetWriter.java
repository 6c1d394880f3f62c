package org.patchbay.proxy.message;

import java.util.Arrays;

/** A growing array of octets, reused from message to message. Every method returns this. */
public final class OctetWriter {
  private static final byte[] CRLF = {'\r', '\n'};

  private byte[] bytes = new byte[2048];
  private int length;

  /** Begins anew. */
  public OctetWriter clear() {
    length = 0;
    return this;
  }

  /** The octets written, from index 0; valid until the next write. */
  public byte[] bytes() {
    return bytes;
  }

  /** The number of octets written. */
  public int length() {
    return length;
  }

  /** A copy of what was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** Writes a range. */
  public OctetWriter write(byte[] source, int start, int end) {
    int count = end - start;
    ensure(count);
    System.arraycopy(source, start, bytes, length, count);
    length += count;
    return this;
  }

  /** Writes all of an array. */
  public OctetWriter write(byte[] source) {
    return write(source, 0, source.length);
  }

  /** Writes one ASCII character. */
  public OctetWriter write(char ascii) {
    ensure(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  /** Writes text, the low octet of each character. */
  public OctetWriter text(CharSequence text) {
    int count = text.length();
    ensure(count);
    for (int i = 0; i < count; i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
    return this;
  }

  /** Writes a number that is not negative, in decimal. */
  public OctetWriter number(long value) {
    int digits = 1;
    for (long v = value; v >= 10; v /= 10) {
      digits++;
    }
    ensure(digits);
    length += digits;
    long v = value;
    for (int i = length - 1; digits > 0; digits--, v /= 10) {
      bytes[i--] = (byte) ('0' + v % 10);
    }
    return this;
  }

  /** Writes CRLF. */
  public OctetWriter endLine() {
    return write(CRLF);
  }

  private void ensure(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
    }
  }
}
