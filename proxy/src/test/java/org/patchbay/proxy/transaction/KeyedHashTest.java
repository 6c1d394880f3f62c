package org.patchbay.proxy.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SipHash-2-4 against the vectors of its authors' paper and reference code (public domain). */
class KeyedHashTest {
  private static final long K0 = 0x0706050403020100L;
  private static final long K1 = 0x0f0e0d0c0b0a0908L;

  @ParameterizedTest
  @CsvSource({
    "0, 726fdb47dd0e0e31",
    "1, 74f839c593dc67fd",
    "2, 0d6c8009d9a94f5a",
    "3, 85676696d7fb7e2d",
    "4, cf2794e0277187b7",
    "5, 18765564cd99a68d",
    "6, cbc9466e58fee3ce",
    "7, ab0200f58b01d137",
    "8, 93f5f5799a932462",
    "15, a129ca6149be45e5"
  })
  void agreesWithTheReference(int length, String hash) {
    byte[] input = counting(length);
    assertEquals(
        Long.parseUnsignedLong(hash, 16), new KeyedHash(K0, K1).of(input, 0, input.length));
  }

  @Test
  void hashesARangeAsItWouldAnArray() {
    byte[] octets = counting(40);
    byte[] range = java.util.Arrays.copyOfRange(octets, 3, 33);
    KeyedHash hash = new KeyedHash(K0, K1);
    assertEquals(hash.of(range, 0, range.length), hash.of(octets, 3, 33));
  }

  @Test
  void differsUnderAnotherKey() {
    byte[] octets = counting(15);
    assertNotEquals(
        new KeyedHash(K0, K1).of(octets, 0, 15), new KeyedHash(K0, K1 + 1).of(octets, 0, 15));
  }

  private static byte[] counting(int length) {
    byte[] octets = new byte[length];
    for (int i = 0; i < length; i++) {
      octets[i] = (byte) i;
    }
    return octets;
  }
}
