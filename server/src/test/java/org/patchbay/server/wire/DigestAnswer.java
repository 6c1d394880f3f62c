package org.patchbay.server.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answer of a user agent to a digest challenge with MD5 (RFC 3261 §22.4, RFC 7616 §3.4). */
final class DigestAnswer {
  private DigestAnswer() {}

  /** The header line that answers the 401 or 407 {@code challenge} for {@code request}. */
  static String header(SipText challenge, SipRequest request, String user, String password) {
    boolean proxy = challenge.status() == 407;
    String asked = challenge.header(proxy ? "Proxy-Authenticate" : "WWW-Authenticate");
    String realm = parameter(asked, "realm");
    String nonce = parameter(asked, "nonce");
    String ha1 = md5(user + ":" + realm + ":" + password);
    String ha2 = md5(request.method() + ":" + request.uri());
    String common =
        "%s: Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", algorithm=MD5, "
            .formatted(
                proxy ? "Proxy-Authorization" : "Authorization", user, realm, nonce, request.uri());
    if (!parameter(asked, "qop").contains("auth")) {
      return common + "response=\"%s\"".formatted(md5(ha1 + ":" + nonce + ":" + ha2));
    }
    String cnonce = SipRequest.token();
    String response = md5(ha1 + ":" + nonce + ":00000001:" + cnonce + ":auth:" + ha2);
    return common
        + "qop=auth, nc=00000001, cnonce=\"%s\", response=\"%s\"".formatted(cnonce, response);
  }

  private static String parameter(String challenge, String name) {
    Matcher found =
        Pattern.compile("\\b" + name + "=(?:\"([^\"]*)\"|([^,\\s]+))").matcher(challenge);
    if (!found.find()) {
      return "";
    }
    return found.group(1) == null ? found.group(2) : found.group(1);
  }

  private static String md5(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
