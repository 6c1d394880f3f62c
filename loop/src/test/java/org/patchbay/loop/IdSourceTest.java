package org.patchbay.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdSourceTest {

  @Test
  void writesTokensOfItsAlphabetOnly() {
    String token = new SecureIds().token(1_000);
    assertEquals(1_000, token.length());
    assertTrue(token.matches("[0-9a-hjkmnp-tv-z]+"), token);
  }

  @Test
  void usesEveryCharacterOfItsAlphabet() {
    assertEquals(32, new SeededIds(1).token(2_000).chars().distinct().count());
  }

  @Test
  void writesATokenIntoTheMiddleOfABuffer() {
    byte[] out = "..........".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    new SeededIds(1).token(out, 2, 5);
    assertTrue(
        new String(out, java.nio.charset.StandardCharsets.US_ASCII)
            .matches("\\.\\.\\w{5}\\.\\.\\."));
  }

  @Test
  void givesTheSameSequenceForTheSameSeed() {
    assertEquals(new SeededIds(5).token(50), new SeededIds(5).token(50));
    assertNotEquals(new SeededIds(5).token(50), new SeededIds(6).token(50));
  }

  @Test
  void doesNotRepeatASecureIdentifierAcrossBlocks() {
    IdSource ids = new SecureIds();
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      assertTrue(seen.add(ids.nextLong()));
    }
  }

  @Test
  void keepsNumbersBelowTheirBound() {
    IdSource ids = new SeededIds(1);
    boolean[] met = new boolean[10];
    for (int i = 0; i < 1_000; i++) {
      met[ids.nextInt(10)] = true;
    }
    for (boolean number : met) {
      assertTrue(number);
    }
  }
}
