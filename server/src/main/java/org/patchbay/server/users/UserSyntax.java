package org.patchbay.server.users;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a user name and a user's number look like. Problems are texts that can be shown. */
public final class UserSyntax {
  /** Unreserved characters only, so that a name is never escaped in a URI (RFC 3261 §25.1). */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** E.164 as written with its plus sign: at most fifteen digits, and no leading zero. */
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{1,14}");

  private UserSyntax() {}

  /** What is wrong with a name; empty when nothing is. */
  public static Optional<String> problemOfName(String name) {
    if (NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        "\""
            + printable(name)
            + "\" is no user name: it has 1 to 64 letters, digits, dots, dashes and underscores,"
            + " and begins with a letter or a digit");
  }

  /** What is wrong with a number; empty when nothing is. */
  public static Optional<String> problemOfNumber(String number) {
    if (NUMBER.matcher(number).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        "\""
            + printable(number)
            + "\" is no telephone number: it is written as +14255550100, with the country code");
  }

  private static String printable(String text) {
    String visible = text.replaceAll("\\p{Cntrl}", "?");
    return visible.length() <= 80 ? visible : visible.substring(0, 80) + "…";
  }
}
