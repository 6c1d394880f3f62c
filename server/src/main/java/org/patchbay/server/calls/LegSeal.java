package org.patchbay.server.calls;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.patchbay.loop.IdSource;
import org.patchbay.proxy.transaction.KeyedHash;

/**
 * What the names of legs are sealed with. The proxy passes requests for legs inwards without a
 * challenge; by the seal it knows, without asking, which names were ever given, so that a stranger
 * who makes one up is challenged like any other.
 */
public final class LegSeal {
  private static final int DIGITS = 13; // 64 bits, five in each

  private final long k0;
  private final long k1;

  private LegSeal(long k0, long k1) {
    this.k0 = k0;
    this.k1 = k1;
  }

  /** A seal for as long as the process lives, which is as long as its calls do. */
  public static LegSeal ofRandomKey(IdSource ids) {
    return new LegSeal(ids.nextLong(), ids.nextLong());
  }

  /** Appends the seal to a text. One thread. */
  public UnaryOperator<String> sealing() {
    KeyedHash hash = new KeyedHash(k0, k1);
    return text -> text + seal(hash, text);
  }

  /** Whether a text ends in its seal. One thread. */
  public Predicate<String> checking() {
    KeyedHash hash = new KeyedHash(k0, k1);
    return text -> {
      int end = text.length() - DIGITS;
      return end > 0 && text.substring(end).equals(seal(hash, text.substring(0, end)));
    };
  }

  private static String seal(KeyedHash hash, String text) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    String digits = Long.toUnsignedString(hash.of(octets, 0, octets.length), 32);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }
}
