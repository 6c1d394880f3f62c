package org.patchbay.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OctetsTest {

  /** What the eight-octet search has to equal. */
  private static int naive(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return end;
  }

  @Test
  void findsALineFeedAtEveryPlaceFromEveryAlignment() {
    for (int place = 0; place < 40; place++) {
      byte[] bytes = new byte[40];
      bytes[place] = '\n';
      for (int start = 0; start <= 40; start++) {
        for (int end = start; end <= 40; end++) {
          assertEquals(naive(bytes, start, end), Octets.indexOfLineFeed(bytes, start, end));
        }
      }
    }
  }

  @Test
  void isNotFooledByOctetsThatDifferFromALineFeedInOneBit() {
    Random random = new Random(20261121);
    byte[] near = {0x0a, 0x0b, 0x08, 0x0e, 0x02, 0x1a, 0x2a, 0x4a, (byte) 0x8a, 0x09, (byte) 0xff};
    byte[] bytes = new byte[64];
    for (int round = 0; round < 20_000; round++) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = near[random.nextInt(round % 2 == 0 ? near.length : near.length - 1)];
        if (bytes[i] == '\n' && random.nextInt(4) > 0) {
          bytes[i] = 0x0b;
        }
      }
      int start = random.nextInt(bytes.length);
      int end = start + random.nextInt(bytes.length - start + 1);
      assertEquals(naive(bytes, start, end), Octets.indexOfLineFeed(bytes, start, end));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 255, 0",
    "255, 255, 255",
    "0068, 255, 68",
    "256, 255, -2",
    "36893488147419103232, 4294967295, -2",
    "4294967295, 4294967295, 4294967295",
    "99999999999999999999x, 255, -1",
    "'', 255, -1",
    "-1, 255, -1",
    "' 1', 255, -1",
    "0x1, 255, -1"
  })
  void readsANumberWithinItsLimit(String text, long most, long expected) {
    byte[] octets = Octets.ascii("7" + text + "7");
    assertEquals(expected, Octets.number(octets, 1, octets.length - 1, most));
  }

  @ParameterizedTest
  @CsvSource({
    "'a,b', 1",
    "'abc', 3",
    "'', 0",
    "'\"a,b\",c', 5",
    "'\"a\\\",b\",c', 7",
    "'<a,b>,c', 5",
    "'<\">,c', 3",
    "'\"a,b', 4",
    "'<a,b', 4"
  })
  void endsAnElementAtACommaOutsideQuotesAndBrackets(String text, int end) {
    byte[] octets = Octets.ascii(text + ",\"");
    assertEquals(end, Octets.elementEnd(octets, 0, text.length()));
  }

  @Test
  void comparesLettersCaseAsideAndNothingElse() {
    assertTrue(same("CaLl-ID", "call-id"));
    assertFalse(same("call_id", "call-id"));
    assertFalse(same("call-i", "call-id"));
    assertFalse(same("@[", "`{")); // 0x20 apart, and no letters
    assertFalse(same("\u00c1", "a"));
  }

  private static boolean same(String text, String lower) {
    byte[] octets = MessageText.octets(text);
    return Octets.equalsIgnoreCase(octets, 0, octets.length, Octets.ascii(lower));
  }

  @Test
  void knowsTokensAndWords() {
    assertTrue(token("!interesting-Method0123456789_*+`.%indeed'~"));
    assertFalse(token(""));
    assertFalse(token("a b"));
    assertFalse(token("a:b"));
    assertFalse(token("a\u00e4"));
    byte[] word = Octets.ascii("a(b)<c>:\\\"/[d]?{e}");
    assertTrue(Octets.isWord(word, 0, word.length));
    byte[] noWord = Octets.ascii("a;b");
    assertFalse(Octets.isWord(noWord, 0, noWord.length));
  }

  private static boolean token(String text) {
    byte[] octets = MessageText.octets(text);
    return Octets.isToken(octets, 0, octets.length);
  }

  @Test
  void readsEachOctetAsOneCharacter() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    String text = Octets.text(all, 0, all.length);
    assertEquals(256, text.length());
    assertEquals('\u00ff', text.charAt(255));
  }

  @Test
  void passesOverWhiteSpaceWithinTheRangeAlone() {
    byte[] octets = Octets.ascii("  \r\n\ta b \t ");
    assertEquals(5, Octets.skipSpace(octets, 0, octets.length));
    assertEquals(3, Octets.skipSpace(octets, 0, 3));
    assertEquals(8, Octets.trimEnd(octets, 0, octets.length));
    assertEquals(10, Octets.trimEnd(octets, 10, octets.length));
  }
}
