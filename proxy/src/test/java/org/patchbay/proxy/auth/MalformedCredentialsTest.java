package org.patchbay.proxy.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedCredentialsTest {
  private static final Outcome MALFORMED = new Outcome.Malformed(0);

  private final Desk desk = new Desk(DigestAlgorithm.MD5, DigestAlgorithm.SHA_256);

  @ParameterizedTest
  @ValueSource(strings = {"username", "realm", "nonce", "uri", "response", "cnonce", "nc"})
  void refusesToGuessWhatIsMissing(String parameter) {
    assertEquals(MALFORMED, desk.invite(Answer.md5(desk.challenge()).with(parameter, null).line()));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "qop, auth-int",
        "qop, `\"auth,auth-int\"`",
        "nc, 1x",
        "nc, 000000001",
        "nc, \"\"",
        "username, \"\"",
        "username, \"alice",
        "username, a\"lice\"",
        "nonce, \"\"",
        "uri, \"\"",
        "uri, \"sip:\"",
        "uri, \"sip:carol@example.com\"",
        "uri, bob",
        "realm, \"example.com\" junk",
        "stale, `\"`",
      })
  void refuses(String parameter, String written) {
    assertEquals(
        MALFORMED, desk.invite(Answer.md5(desk.challenge()).with(parameter, written).line()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"username", "cnonce", "nonce", "uri"})
  void refusesWhatIsTooLong(String parameter) {
    String text = '"' + "a".repeat(2000) + '"';
    assertEquals(MALFORMED, desk.invite(Answer.md5(desk.challenge()).with(parameter, text).line()));
  }

  @Test
  void refusesAParameterThatIsThereTwice() {
    String line = Answer.md5(desk.challenge()).line() + ", username=\"bob\"";
    assertEquals(MALFORMED, desk.invite(line));
  }

  @Test
  void refusesNothingButAScheme() {
    assertEquals(MALFORMED, desk.invite("Proxy-Authorization: Digest"));
  }

  @Test
  void refusesAResponseOfAnotherLengthAsWrong() {
    Answer answer = Answer.md5(desk.challenge()).with("response", "\"0\"");
    assertEquals(new Outcome.Wrong(0), desk.invite(answer.line()));
  }

  @Test
  void survivesAnyOctets() {
    long seed = 20_261;
    Random random = new Random(seed);
    String line = Answer.md5(desk.challenge()).withoutQuality().with("opaque", "\"n\\\"\"").line();
    int nameEnd = line.indexOf(':') + 2;
    for (int round = 0; round < 20_000; round++) {
      StringBuilder mutated = new StringBuilder(line);
      for (int edits = 1 + random.nextInt(4); edits > 0 && mutated.length() > nameEnd; edits--) {
        int at = nameEnd + random.nextInt(mutated.length() - nameEnd);
        switch (random.nextInt(4)) {
          case 0 -> mutated.setCharAt(at, (char) random.nextInt(256));
          case 1 -> mutated.setCharAt(at, "\",=\\: @%\t".charAt(random.nextInt(9)));
          case 2 -> mutated.deleteCharAt(at);
          default -> mutated.setLength(Math.max(nameEnd + 1, at));
        }
      }
      Outcome outcome = desk.invite(mutated.toString());
      if (outcome instanceof Outcome.Accepted accepted) {
        assertEquals("alice", accepted.user(), () -> "seed " + seed + ": " + mutated);
      } else {
        assertNotNull(outcome);
      }
    }
  }
}
