package org.patchbay.server.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RedactionTest {

  private static String redacted(String message) {
    byte[] octets = message.getBytes(StandardCharsets.ISO_8859_1);
    Redaction.apply(octets);
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  /** The header as it is shown. */
  private static String header(String line) {
    String message = redacted("REGISTER sip:example.org SIP/2.0\r\n" + line + "\r\n\r\n");
    return message.substring(message.indexOf("\r\n") + 2, message.length() - 4);
  }

  private static String body(String type, String body) {
    String message =
        redacted("INFO sip:bob@example.org SIP/2.0\r\nContent-Type: " + type + "\r\n\r\n" + body);
    return message.substring(message.indexOf("\r\n\r\n") + 4);
  }

  @Test
  void overwritesTheAnswerToAChallenge() {
    assertEquals(
        "Authorization: Digest username=\"alice\", nonce=\"abc\", response=\"******\","
            + " cnonce=\"**\", nc=00000001",
        header(
            "Authorization: Digest username=\"alice\", nonce=\"abc\", response=\"d41d8c\","
                + " cnonce=\"xy\", nc=00000001"));
  }

  @Test
  void overwritesItWhereNothingIsQuoted() {
    assertEquals(
        "Proxy-Authorization: Digest response=***,realm=here",
        header("Proxy-Authorization: Digest response=abc,realm=here"));
  }

  @Test
  void overwritesItOnFoldedLinesInAnyCase() {
    assertEquals(
        "AUTHORIZATION :\r\n digest RESPONSE =\r\n \"***\"",
        header("AUTHORIZATION :\r\n digest RESPONSE =\r\n \"abc\""));
  }

  @Test
  void isNotMisledByAQuotedName() {
    assertEquals(
        "Authorization: Digest realm=\"a\\\" response=b\", response=\"*\"",
        header("Authorization: Digest realm=\"a\\\" response=b\", response=\"c\""));
  }

  @Test
  void overwritesCredentialsOfOtherSchemesWhole() {
    assertEquals("Authorization: Basic *****", header("Authorization: Basic YWxpY"));
  }

  @Test
  void overwritesWhatSealsTheInnerHop() {
    assertEquals("X-Patchbay-Flow: ****", header("X-Patchbay-Flow: udp1"));
    assertEquals("X-Patchbay-Caller: user alice", header("X-Patchbay-Caller: user alice"));
  }

  @Test
  void overwritesPressedKeys() {
    assertEquals(
        "********\r\n************", body("application/dtmf-relay", "Signal=5\r\nDuration=160"));
    assertEquals("*", body("Application/DTMF", "5"));
  }

  @Test
  void overwritesPressedKeysInAPart() {
    String part = "--b\r\nContent-Type: application/dtmf-relay\r\n\r\nSignal=5\r\n--b--";
    assertFalse(body("multipart/mixed;boundary=b", part).contains("5"));
  }

  @Test
  void overwritesKeysOfMedia() {
    assertEquals(
        "v=0\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:******|2^20\r\na=ice-pwd:****\r\na=sendrecv",
        body(
            "application/sdp",
            "v=0\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:c2VjcX|2^20\r\na=ice-pwd:abcd\r\n"
                + "a=sendrecv"));
  }

  @Test
  void overwritesKeysThatAreOutOfUse() {
    assertEquals(
        "v=0\r\nk=***********\r\na=key-mgmt:**** ****\r\n",
        body("application/sdp", "v=0\r\nk=clear:abcde\r\na=key-mgmt:mike AQAF\r\n"));
  }

  @Test
  void leavesEverythingElse() {
    String sdp = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\n";
    assertEquals(sdp, body("application/sdp", sdp));
    assertEquals(
        "WWW-Authenticate: Digest nonce=\"x\"", header("WWW-Authenticate: Digest nonce=\"x\""));
  }

  @Test
  void takesAnyOctets() {
    Random random = new Random(1);
    String alphabet = "authorization: digest response=\"\\,\r\n\t c;5\u00ff";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder("A\r\nAuthorization:");
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertEquals(text.length(), redacted(text.toString()).length());
    }
  }
}
