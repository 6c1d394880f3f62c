package org.patchbay.b2bua.sdp;

import java.util.Optional;

/** Numbers as a peer writes them. */
final class Numbers {

  private Numbers() {}

  /** The number that a text of digits is, if it is at most the limit. */
  static Optional<Integer> parse(String text, int limit) {
    if (text.isEmpty() || text.length() > 9) {
      return Optional.empty();
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return Optional.empty();
      }
    }
    int number = Integer.parseInt(text);
    return number <= limit ? Optional.of(number) : Optional.empty();
  }
}
