package org.patchbay.server.users;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A user as a line of the users file: {@code name:md5:sha256:number:realm}. The number may be
 * empty; the realm comes last because it alone may hold colons (an IPv6 domain does).
 */
final class UserLine {
  private static final int FIELDS = 5;
  private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private UserLine() {}

  static String of(User user) {
    return String.join(
        ":",
        user.name(),
        user.ha1().md5(),
        user.ha1().sha256(),
        user.number().orElse(""),
        user.realm());
  }

  /** The user of a line; empty when the line is not of this form. */
  static Optional<User> parse(String line) {
    String[] fields = line.split(":", FIELDS);
    if (fields.length != FIELDS
        || UserSyntax.problemOfName(fields[0]).isPresent()
        || !MD5.matcher(fields[1]).matches()
        || !SHA256.matcher(fields[2]).matches()
        || fields[4].isEmpty()) {
      return Optional.empty();
    }
    Optional<String> number = Optional.of(fields[3]).filter(text -> !text.isEmpty());
    if (number.flatMap(UserSyntax::problemOfNumber).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new User(fields[0], fields[4], new Ha1(fields[1], fields[2]), number, new User.Stored()));
  }
}
