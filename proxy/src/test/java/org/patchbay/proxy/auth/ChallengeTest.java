package org.patchbay.proxy.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.proxy.message.Octets;

class ChallengeTest {
  private static final byte[] NONCE = Octets.ascii("0123");

  @Test
  void asksInALineForEachAlgorithmInOrder() {
    Challenge challenge =
        new Challenge("example.com", List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5));
    assertEquals(
        "Proxy-Authenticate: Digest realm=\"example.com\", nonce=\"0123\", algorithm=SHA-256,"
            + " qop=\"auth\"\r\n"
            + "Proxy-Authenticate: Digest realm=\"example.com\", nonce=\"0123\", algorithm=MD5,"
            + " qop=\"auth\"\r\n",
        challenge.lines(true, false, NONCE));
  }

  @Test
  void saysThatTheNonceWasStale() {
    Challenge challenge = new Challenge("example.com", List.of(DigestAlgorithm.MD5));
    assertEquals(
        "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"0123\", algorithm=MD5,"
            + " qop=\"auth\", stale=true\r\n",
        challenge.lines(false, true, NONCE));
  }

  @Test
  void escapesTheRealm() {
    Challenge challenge = new Challenge("a \"b\" \\c", List.of(DigestAlgorithm.MD5));
    assertTrue(challenge.lines(false, false, NONCE).contains("realm=\"a \\\"b\\\" \\\\c\""));
  }
}
