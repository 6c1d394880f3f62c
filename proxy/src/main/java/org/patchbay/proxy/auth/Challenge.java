package org.patchbay.proxy.auth;

import java.util.List;
import org.patchbay.proxy.message.Octets;

/** The header lines that ask for a password (RFC 3261 §20.27 and §20.44, RFC 8760 §2). */
final class Challenge {
  private final String realm;
  private final List<DigestAlgorithm> offered;

  /**
   * Asks for a realm.
   *
   * @param realm as it is to be read, one character an octet
   * @param offered in the order of our preference
   */
  Challenge(String realm, List<DigestAlgorithm> offered) {
    this.realm = realm.replace("\\", "\\\\").replace("\"", "\\\"");
    this.offered = offered;
  }

  /** A line with its CRLF for each algorithm. */
  String lines(boolean proxy, boolean stale, byte[] nonce) {
    String nonceText = Octets.text(nonce, 0, nonce.length);
    StringBuilder lines = new StringBuilder(160 * offered.size());
    for (DigestAlgorithm algorithm : offered) {
      lines
          .append(proxy ? "Proxy-Authenticate" : "WWW-Authenticate")
          .append(": Digest realm=\"")
          .append(realm)
          .append("\", nonce=\"")
          .append(nonceText)
          .append("\", algorithm=")
          .append(algorithm.token())
          .append(", qop=\"auth\"")
          .append(stale ? ", stale=true\r\n" : "\r\n");
    }
    return lines.toString();
  }
}
