package org.patchbay.server.users;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
    byte[] text = (user + ":" + realm + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new Ha1(digest("MD5", text), digest("SHA-256", text));
  }

  private static String digest(String algorithm, byte[] text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  /** Says that there is one. */
  @Override
  public String toString() {
    return "Ha1[…]";
  }
}
