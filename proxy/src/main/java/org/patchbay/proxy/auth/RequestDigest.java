package org.patchbay.proxy.auth;

import java.security.DigestException;
import java.security.MessageDigest;
import org.patchbay.proxy.auth.DigestResponse.Field;

/** The hash that proves a password (RFC 7616 §3.4.1), of one algorithm. Reused; one thread. */
final class RequestDigest {
  private static final byte COLON = ':';

  private final MessageDigest hash;
  private final byte[] octets;
  private final byte[] digits;

  RequestDigest(DigestAlgorithm algorithm) {
    hash = algorithm.newDigest();
    octets = new byte[hash.getDigestLength()];
    digits = new byte[algorithm.hexLength()];
  }

  /**
   * What the response should be.
   *
   * @param ha1 the hash of user, realm and password in hexadecimal digits
   * @param request the octets that begin with the method
   * @param methodEnd where the method ends
   * @param response the other ingredients; with a {@code qop}, count and cnonce are there
   * @return lower-case hexadecimal digits, valid until the next call
   */
  byte[] of(byte[] ha1, byte[] request, int methodEnd, DigestResponse response) {
    hash.update(request, 0, methodEnd);
    hash.update(COLON);
    update(response, Field.URI);
    finish();
    byte[] ha2 = digits;
    hash.update(ha1);
    hash.update(COLON);
    update(response, Field.NONCE);
    hash.update(COLON);
    if (response.has(Field.QOP)) {
      update(response, Field.NC);
      hash.update(COLON);
      update(response, Field.CNONCE);
      hash.update(COLON);
      update(response, Field.QOP);
      hash.update(COLON);
    }
    hash.update(ha2);
    finish();
    return digits;
  }

  private void update(DigestResponse response, Field field) {
    hash.update(response.bytes(), response.start(field), response.length(field));
  }

  private void finish() {
    try {
      hash.digest(octets, 0, octets.length);
    } catch (DigestException e) {
      throw new IllegalStateException("no room for a hash", e);
    }
    Hex.write(octets, octets.length, digits, 0);
  }

  /** Whether a range of as many digits equals these, case aside, in a time that does not tell. */
  static boolean isSame(byte[] expected, byte[] bytes, int start, int end) {
    if (end - start != expected.length) {
      return false;
    }
    int difference = 0;
    for (int i = 0; i < expected.length; i++) {
      int given = bytes[start + i];
      difference |= expected[i] ^ (given >= 'A' && given <= 'F' ? given | 0x20 : given);
    }
    return difference == 0;
  }
}
