package org.patchbay.testkit.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The answer to a digest challenge (RFC 7616, RFC 8760), computed without the product's code.
 *
 * @param user the user name
 * @param password the password
 */
public record DigestAnswer(String user, String password) {

  /** The algorithm that a challenge asks for, as {@code MD5}. */
  public static String algorithmOf(String challenge) {
    String algorithm = parameter(challenge, "algorithm");
    return algorithm == null ? "MD5" : algorithm.toUpperCase(Locale.ROOT);
  }

  /**
   * The value of Authorization or Proxy-Authorization.
   *
   * @param challenge the value of WWW-Authenticate or Proxy-Authenticate
   * @param method the request's method
   * @param uri the Request-URI
   * @param cnonce the client's nonce
   * @param count how often this nonce has been used, this time included
   */
  public String to(String challenge, String method, String uri, String cnonce, int count) {
    String algorithm = algorithmOf(challenge);
    String realm = parameter(challenge, "realm");
    String nonce = parameter(challenge, "nonce");
    String qop = parameter(challenge, "qop");
    String opaque = parameter(challenge, "opaque");
    String nc = String.format("%08x", count);
    String ha1 = hash(algorithm, user + ":" + realm + ":" + password);
    String ha2 = hash(algorithm, method + ":" + uri);
    boolean auth = qop != null;
    String response =
        auth
            ? hash(algorithm, String.join(":", ha1, nonce, nc, cnonce, "auth", ha2))
            : hash(algorithm, ha1 + ":" + nonce + ":" + ha2);
    return "Digest username=\""
        + user
        + "\", realm=\""
        + realm
        + "\", nonce=\""
        + nonce
        + "\", uri=\""
        + uri
        + "\", response=\""
        + response
        + "\", algorithm="
        + algorithm
        + (auth ? ", qop=auth, nc=" + nc + ", cnonce=\"" + cnonce + "\"" : "")
        + (opaque == null ? "" : ", opaque=\"" + opaque + "\"");
  }

  /** A parameter of a challenge or an answer; null when it is not there. */
  public static String parameter(String value, String name) {
    List<String> parts = Lists.split(value.substring(value.indexOf(' ') + 1));
    return Lists.parameter(parts, name);
  }

  private static String hash(String algorithm, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("no such digest algorithm: " + algorithm, e);
    }
  }
}
