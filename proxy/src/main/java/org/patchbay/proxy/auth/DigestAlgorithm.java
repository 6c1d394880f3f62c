package org.patchbay.proxy.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import org.patchbay.proxy.message.Octets;

/** The hash algorithms of digest that we can offer (RFC 7616 §3.3, RFC 8760 §2). */
public enum DigestAlgorithm {
  MD5("MD5", 32),
  SHA_256("SHA-256", 64);

  private static final DigestAlgorithm[] ALL = values();

  private final String token;
  private final byte[] lower;
  private final int hexLength;

  DigestAlgorithm(String token, int hexLength) {
    this.token = token;
    this.lower = Octets.ascii(token.toLowerCase(Locale.ROOT));
    this.hexLength = hexLength;
  }

  /** Its name in the {@code algorithm} parameter, which is its name in Java too. */
  public String token() {
    return token;
  }

  /** The number of hexadecimal digits of a hash. */
  public int hexLength() {
    return hexLength;
  }

  /** A new hash of this algorithm. */
  public MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance(token);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + token, e);
    }
  }

  /**
   * What a server keeps instead of a password: the hash of user, realm and password (RFC 7616
   * §3.4.2).
   *
   * @return {@link #hexLength} lower-case hexadecimal digits, one an octet
   */
  public byte[] ha1(String user, String realm, String password) {
    String a1 = user + ':' + realm + ':' + password;
    byte[] hash = newDigest().digest(a1.getBytes(StandardCharsets.UTF_8));
    byte[] digits = new byte[hexLength];
    Hex.write(hash, hash.length, digits, 0);
    return digits;
  }

  /** The algorithm that a range names, case aside; null if it names none of these. */
  static DigestAlgorithm of(byte[] bytes, int start, int end) {
    for (DigestAlgorithm algorithm : ALL) {
      if (Octets.equalsIgnoreCase(bytes, start, end, algorithm.lower)) {
        return algorithm;
      }
    }
    return null;
  }
}
