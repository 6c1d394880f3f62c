package org.patchbay.b2bua.sdp;

import java.util.Optional;

/**
 * An {@code o=} line (RFC 8866 §5.2).
 *
 * @param username {@code -} if there is none
 * @param sessionId digits, of any length
 * @param version digits; raised with every change (RFC 3264 §8)
 */
public record Origin(String username, String sessionId, String version, Connection address) {

  static Optional<Origin> parse(String text) {
    String[] words = Words.of(text.strip(), 4);
    if (words.length < 4) {
      return Optional.empty();
    }
    return Connection.parse(words[3])
        .map(address -> new Origin(words[0], words[1], words[2], address));
  }

  @Override
  public String toString() {
    return username + " " + sessionId + " " + version + " " + address;
  }
}
