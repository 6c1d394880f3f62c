package org.patchbay.server.config;

import java.util.Optional;
import org.patchbay.config.Syntax;

/**
 * How a user's name is written: as the user part of a SIP URI without escapes (RFC 3261 §25.1,
 * {@code user}), but not beginning with {@code +}, which begins telephone numbers.
 */
final class UserName {

  static final Syntax<String> SYNTAX =
      Syntax.of(
          "a user's name",
          "use letters, digits and -_.!~*'()&=$,?/ , at most 64, and no + at the beginning",
          text -> Optional.of(text).filter(UserName::good));

  private UserName() {}

  private static boolean good(String text) {
    return text.matches("[A-Za-z0-9_.!~*'()&=+$,?/-]{1,64}") && !text.startsWith("+");
  }
}
