package org.patchbay.loop;

import java.nio.charset.StandardCharsets;

/**
 * Random bits for branches, tags, nonces and ports. In production they cannot be guessed; in a
 * simulation they follow from the seed.
 */
public interface IdSource {

  /** 64 random bits. */
  long nextLong();

  /** A number in {@code [0, bound)}; {@code bound} is positive. The bias is below bound / 2^63. */
  default int nextInt(int bound) {
    return (int) ((nextLong() >>> 1) % bound);
  }

  /**
   * Writes {@code length} random characters of {@code [0-9a-z]} but without {@code ilou} (five bits
   * each; a token in the grammar of RFC 3261 §25.1) at {@code out[offset]}.
   */
  default void token(byte[] out, int offset, int length) {
    long bits = 0;
    for (int i = 0, left = 0; i < length; i++, left--) {
      if (left == 0) {
        bits = nextLong();
        left = 12;
      }
      out[offset + i] = Alphabet.BASE32[(int) bits & 31];
      bits >>>= 5;
    }
  }

  /** The same as a string. */
  default String token(int length) {
    byte[] out = new byte[length];
    token(out, 0, length);
    return new String(out, StandardCharsets.US_ASCII);
  }

  /** The characters of a token. */
  final class Alphabet {
    static final byte[] BASE32 =
        "0123456789abcdefghjkmnpqrstvwxyz".getBytes(StandardCharsets.US_ASCII);

    private Alphabet() {}
  }
}
