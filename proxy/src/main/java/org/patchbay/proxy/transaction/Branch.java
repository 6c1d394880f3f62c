package org.patchbay.proxy.transaction;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.patchbay.proxy.message.Via;

/**
 * Our branches: the magic cookie of RFC 3261 §8.1.1.7, the number of the client transaction's slot
 * (20 bits), a nonce (40 bits) and a hash for loop detection (40 bits, §16.6 step 8), five bits a
 * character. An answer names its transaction, so that matching it is an index into an array; the
 * nonce keeps others from answering, and late answers from reaching the slot's next transaction.
 */
public final class Branch {
  /** The length of a branch in octets. */
  public static final int LENGTH = 27;

  /** The slot of a transaction whose answers are found another way. */
  static final int NO_SLOT = -1;

  static final int SLOT_BITS = 20;

  private static final byte[] COOKIE = "z9hG4bK".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DIGITS =
      "0123456789abcdefghjkmnpqrstvwxyz".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VALUES = new byte[128];
  private static final int SLOT_AT = COOKIE.length;
  private static final int NONCE_AT = SLOT_AT + 4;
  private static final int LOOP_AT = NONCE_AT + 8;
  private static final long FORTY_BITS = (1L << 40) - 1;

  static {
    Arrays.fill(VALUES, (byte) -1);
    for (int i = 0; i < DIGITS.length; i++) {
      VALUES[DIGITS[i]] = (byte) i;
    }
  }

  private Branch() {}

  static long nonce(long random) {
    return random & FORTY_BITS;
  }

  static void write(int slot, long nonce, long loopHash, byte[] out) {
    System.arraycopy(COOKIE, 0, out, 0, COOKIE.length);
    writeBits(slot, 4, out, SLOT_AT);
    writeBits(nonce, 8, out, NONCE_AT);
    writeBits(loopHash, 8, out, LOOP_AT);
  }

  /**
   * Writes the branch of a request that is forwarded without a transaction: an ACK of a 2xx, whose
   * retransmissions must look alike (RFC 3261 §16.11).
   *
   * @param identity 64 bits that follow from the request
   */
  public static void writeStateless(long identity, byte[] out) {
    System.arraycopy(COOKIE, 0, out, 0, COOKIE.length);
    writeBits(identity, 13, out, SLOT_AT);
    Arrays.fill(out, SLOT_AT + 13, LENGTH, (byte) '-');
  }

  /** Writes the low bits of a number as a token, five bits a character, at most twelve. */
  static void writeBits(long bits, int characters, byte[] out, int at) {
    for (int i = 0; i < characters; i++) {
      out[at + i] = DIGITS[(int) (bits >>> 5 * i) & 31];
    }
  }

  /** Whether {@link #writeBits} has written the number there. */
  static boolean isBits(long bits, int characters, byte[] octets, int at) {
    for (int i = 0; i < characters; i++) {
      if (octets[at + i] != DIGITS[(int) (bits >>> 5 * i) & 31]) {
        return false;
      }
    }
    return true;
  }

  /** The slot in a Via's branch; -1 if it is none of ours. */
  static int slot(Via via) {
    return isOurs(via) ? (int) bits(via, SLOT_AT, 4) : -1;
  }

  /** The nonce in a Via's branch, which {@link #slot} accepted; -1 if it is none of ours. */
  static long nonce(Via via) {
    return bits(via, NONCE_AT, 8);
  }

  /** The loop hash in a Via's branch; -1 if the branch is none of ours. */
  public static long loopHash(Via via) {
    return isOurs(via) ? bits(via, LOOP_AT, 8) : -1;
  }

  private static boolean isOurs(Via via) {
    return via.hasMagicBranch()
        && via.parameters().valueEnd() - via.parameters().valueStart() == LENGTH;
  }

  private static long bits(Via via, int at, int characters) {
    byte[] bytes = via.bytes();
    int from = via.parameters().valueStart() + at;
    long bits = 0;
    for (int i = characters - 1; i >= 0; i--) {
      byte b = bytes[from + i];
      int value = b < 0 ? -1 : VALUES[b];
      if (value < 0) {
        return -1;
      }
      bits = bits << 5 | value;
    }
    return bits;
  }
}
