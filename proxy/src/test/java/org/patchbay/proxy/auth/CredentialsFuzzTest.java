package org.patchbay.proxy.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.proxy.auth.DigestResponse.Field;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;

/** Credentials that a fuzzer makes up (docs/fuzzing.md). */
class CredentialsFuzzTest {
  private final DigestResponse response = new DigestResponse();
  private final DigestAuthenticator authenticator =
      new DigestAuthenticator(
          "r",
          List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5),
          (user, algorithm) -> user.equals("alice") ? algorithm.ha1(user, "r", "secret") : null,
          new Nonces(new byte[32], new SetClock()),
          new NonceCounts(2));

  @MethodSource("values")
  @FuzzTest
  void letsNobodyInWhoDoesNotKnowThePassword(byte[] value) {
    if (DigestResponse.isDigest(value, 0, value.length) && response.read(value, 0, value.length)) {
      for (Field field : Field.values()) {
        checkField(field, value.length);
      }
      assertTrue(!response.isComplete() || !response.has(Field.QOP) || response.nonceCount() >= 0);
    }
    SipMessage request = request(value);
    assertFalse(authenticator.check(request, HeaderName.AUTHORIZATION) instanceof Outcome.Accepted);
    int found = authenticator.find(request, HeaderName.AUTHORIZATION);
    assertTrue(found < request.headerCount());
  }

  private void checkField(Field field, int length) {
    if (response.has(field)) {
      assertTrue(0 <= response.start(field) && response.start(field) <= response.end(field));
      assertTrue(response.end(field) <= length);
      byte[] undone = response.text(field).getBytes(StandardCharsets.ISO_8859_1);
      assertTrue(response.is(field, undone));
    } else {
      assertEquals(0, response.length(field));
    }
  }

  private static SipMessage request(byte[] value) {
    String text =
        "INVITE sip:bob@example.com SIP/2.0\r\nAuthorization: "
            + new String(value, StandardCharsets.ISO_8859_1)
            + "\r\n\r\n";
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    SipMessage message = new SipMessage();
    SipParser.datagram(octets, octets.length, message);
    return message;
  }

  static Stream<byte[]> values() {
    return Stream.of(
            "Digest username=\"alice\", realm=\"r\", nonce=\"n\", uri=\"sip:bob@example.com\", "
                + "response=\"0123456789abcdef0123456789abcdef\", algorithm=MD5, qop=auth, "
                + "nc=00000001, cnonce=\"c\"",
            "digest USERNAME=\"a\\\"b@r\",realm=r,nonce=\"\",uri=sip:b,response=\"\",,",
            "Digest realm=\"r\", qop=auth-int, algorithm=SHA-256, opaque=\"o\"")
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
