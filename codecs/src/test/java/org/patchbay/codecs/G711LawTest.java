package org.patchbay.codecs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class G711LawTest {

  @ParameterizedTest
  @CsvSource({"MU, ulaw-decode.tsv", "A, alaw-decode.tsv"})
  void decodesEveryCodeToTheValueOfTheTable(G711Law law, String file) throws IOException {
    try (BufferedReader table =
        new BufferedReader(
            new InputStreamReader(
                G711LawTest.class.getResourceAsStream("/g711/" + file),
                StandardCharsets.US_ASCII))) {
      table.readLine();
      int codes = 0;
      for (String line = table.readLine(); line != null; line = table.readLine()) {
        String[] fields = line.split("\t");
        byte code = (byte) Integer.parseInt(fields[0], 16);
        assertEquals(Short.parseShort(fields[1]), law.decode(code), "code " + fields[0]);
        codes++;
      }
      assertEquals(256, codes);
    }
  }

  @ParameterizedTest
  @EnumSource
  void encodesEverySampleToTheNearestValueWithinAUnit(G711Law law) {
    int unit = law == G711Law.MU ? 4 : 8;
    for (int pcm = Short.MIN_VALUE; pcm <= Short.MAX_VALUE; pcm++) {
      int error = Math.abs(law.decode(law.encode((short) pcm)) - pcm);
      int least = Integer.MAX_VALUE;
      for (int code = 0; code < 256; code++) {
        least = Math.min(least, Math.abs(law.decode((byte) code) - pcm));
      }
      assertTrue(error <= least + unit, "sample " + pcm + " by " + error);
    }
  }

  @ParameterizedTest
  @CsvSource({"MU, 123, 120", "MU, 124, 132", "MU, 4, 8", "A, 511, 504", "A, 512, 528", "A, 15, 8"})
  void goesByTheDecisionValuesOfTheRecommendation(G711Law law, short pcm, short expected) {
    assertEquals(expected, law.decode(law.encode(pcm)));
  }

  @ParameterizedTest
  @EnumSource
  void keepsEveryCodeThroughPcmButTheNegativeZero(G711Law law) {
    for (int code = 0; code < 256; code++) {
      byte again = law.encode(law.decode((byte) code));
      boolean negativeZero = law == G711Law.MU && code == 0x7F;
      assertEquals(negativeZero ? (byte) 0xFF : (byte) code, again);
    }
  }

  @Test
  void hasTheCodesOfSilenceThatTelephonesSend() {
    assertEquals((byte) 0xFF, G711Law.MU.silence());
    assertEquals((byte) 0xD5, G711Law.A.silence());
    assertEquals(G711Law.MU.silence(), G711Law.MU.encode((short) 0));
    assertEquals(G711Law.A.silence(), G711Law.A.encode((short) 0));
  }

  @ParameterizedTest
  @EnumSource
  void translatesToTheOtherLawAsThroughPcm(G711Law law) {
    G711Law other = law == G711Law.MU ? G711Law.A : G711Law.MU;
    for (int code = 0; code < 256; code++) {
      short pcm = law.decode((byte) code);
      byte[] translated = {(byte) code};
      law.toOtherLaw(translated, 0, 1, translated, 0);
      int error = Math.abs(other.decode(translated[0]) - pcm);
      assertEquals(Math.abs(other.decode(other.encode(pcm)) - pcm), error, "code " + code);
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheSignInTheOtherLaw(G711Law law) {
    for (int code = 0; code < 256; code++) {
      byte[] translated = {(byte) code};
      law.toOtherLaw(translated, 0, 1, translated, 0);
      assertEquals(code & 0x80, translated[0] & 0x80);
    }
  }

  @ParameterizedTest
  @EnumSource
  void losesNothingMoreOnASecondWayThere(G711Law law) {
    G711Law other = law == G711Law.MU ? G711Law.A : G711Law.MU;
    for (int code = 0; code < 256; code++) {
      byte[] once = {(byte) code};
      law.toOtherLaw(once, 0, 1, once, 0);
      byte[] twice = once.clone();
      other.toOtherLaw(twice, 0, 1, twice, 0);
      law.toOtherLaw(twice, 0, 1, twice, 0);
      int step = Math.abs(other.decode(once[0]) - other.decode(twice[0]));
      assertTrue(step <= Math.abs(other.decode(once[0])) / 16 + 16, "code " + code);
    }
  }

  @ParameterizedTest
  @EnumSource
  void worksInTheMiddleOfArrays(G711Law law) {
    short[] pcm = {1, 1000, -1000, 2};
    byte[] codes = new byte[5];
    law.encode(pcm, 1, 2, codes, 2);
    short[] again = new short[6];
    law.decode(codes, 2, 2, again, 3);
    assertEquals(0, codes[1]);
    assertEquals(0, codes[4]);
    assertEquals(0, again[2]);
    assertEquals(1000, again[3], 32);
    assertEquals(-1000, again[4], 32);
    assertEquals(0, again[5]);
  }
}
