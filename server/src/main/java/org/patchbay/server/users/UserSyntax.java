package org.patchbay.server.users;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a user name and a user's number look like. Problems are texts that can be shown. */
public final class UserSyntax {
  /**
   * What stands unescaped in the user part of a SIP URI (RFC 3261 §25.1, {@code user}), but for the
   * semicolon, which begins parameters. A plus sign begins telephone numbers, and a dash options.
   */
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_!~*'()&=$,?/][A-Za-z0-9_.!~*'()&=+$,?/-]{0,63}");

  /** E.164 as written with its plus sign: at most fifteen digits, and no leading zero. */
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{1,14}");

  private UserSyntax() {}

  /** Whether a text is a user's name. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** What is wrong with a name; empty when nothing is. */
  public static Optional<String> problemOfName(String name) {
    if (isName(name)) {
      return Optional.empty();
    }
    return Optional.of(
        "\""
            + printable(name)
            + "\" is no user name: it has 1 to 64 letters, digits and -_.!~*'()&=+$,?/ and does not"
            + " begin with +, - or a dot");
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
