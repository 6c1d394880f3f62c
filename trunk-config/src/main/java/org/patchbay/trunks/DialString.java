package org.patchbay.trunks;

import java.util.Optional;

/**
 * What the user part of a request's URI asks for, from its text alone.
 *
 * <ul>
 *   <li>{@code +} and digits is a telephone number, in E.164's international form. Visual
 *       separators ({@code -.()}, RFC 3966 §5.1.1) and parameters after a {@code ;} are dropped.
 *   <li>Digits alone are no telephone number: whether {@code 2065550100} lacks {@code +1}, or is
 *       meant to begin with {@code +20}, cannot be seen. They may be a user's name (an extension),
 *       or a number of our own inventory without its {@code +}; they never leave for a trunk.
 *   <li>{@code +} with too many digits or a leading zero is a number that cannot exist.
 *   <li>All else is a name.
 * </ul>
 */
public sealed interface DialString {

  /** A telephone number. */
  record Number(PhoneNumber number) implements DialString {}

  /** Digits without a {@code +}. */
  record Digits(String digits) implements DialString {}

  /** Begins as a telephone number does, but cannot be one. */
  record NoNumber(String text) implements DialString {}

  /** A user's name. */
  record Name(String name) implements DialString {}

  /**
   * Reads a user part.
   *
   * @param user without escapes ({@code %2B} already read as {@code +}); any text is allowed
   */
  static DialString of(String user) {
    if (user.startsWith("+")) {
      String plain = withoutParameters(user).replaceAll("[-.()]", "");
      Optional<PhoneNumber> number = PhoneNumber.parse(plain);
      if (number.isPresent()) {
        return new Number(number.get());
      }
      return plain.matches("\\+[0-9]+") ? new NoNumber(user) : new Name(user);
    }
    return user.matches("[0-9]+") ? new Digits(user) : new Name(user);
  }

  private static String withoutParameters(String user) {
    int semicolon = user.indexOf(';');
    return semicolon < 0 ? user : user.substring(0, semicolon);
  }
}
