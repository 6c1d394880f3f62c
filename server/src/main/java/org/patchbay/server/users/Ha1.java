package org.patchbay.server.users;

import java.nio.charset.StandardCharsets;
import org.patchbay.proxy.auth.DigestAlgorithm;

/**
 * What is kept in place of a password: H(user:realm:password) for both algorithms that SIP phones
 * speak (RFC 7616 §3.4.2, RFC 8760 §2.1). As good as the password within its realm, so never
 * printed.
 *
 * @param md5 32 lower-case hexadecimal digits
 * @param sha256 64 lower-case hexadecimal digits
 */
public record Ha1(String md5, String sha256) {

  /** The HA1s of a password. */
  public static Ha1 of(String user, String realm, String password) {
    return new Ha1(
        digits(DigestAlgorithm.MD5.ha1(user, realm, password)),
        digits(DigestAlgorithm.SHA_256.ha1(user, realm, password)));
  }

  private static String digits(byte[] ascii) {
    return new String(ascii, StandardCharsets.US_ASCII);
  }

  /** Says that there is one. */
  @Override
  public String toString() {
    return "Ha1[…]";
  }
}
