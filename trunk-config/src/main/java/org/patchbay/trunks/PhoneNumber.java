package org.patchbay.trunks;

import java.util.Optional;
import java.util.regex.Pattern;
import org.patchbay.config.Syntax;

/**
 * A telephone number of ITU-T E.164 in its international form.
 *
 * @param e164 {@code +}, then 2 to 15 digits of which the first is not 0: {@code +14255550100}
 */
public record PhoneNumber(String e164) implements Comparable<PhoneNumber> {

  /** The digits that the longest number has. */
  public static final int MOST_DIGITS = 15;

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1," + (MOST_DIGITS - 1) + "}");

  /** As in configuration files: exactly {@code +} and digits. */
  public static final Syntax<PhoneNumber> SYNTAX =
      Syntax.of(
          "a telephone number",
          "write + and the country code first, at most 15 digits, as +14255550100",
          PhoneNumber::parse);

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public PhoneNumber {
    if (!E164.matcher(e164).matches()) {
      throw new IllegalArgumentException("not an E.164 number");
    }
  }

  /** The number that a text is exactly; none if it is not one. */
  public static Optional<PhoneNumber> parse(String text) {
    return E164.matcher(text).matches() ? Optional.of(new PhoneNumber(text)) : Optional.empty();
  }

  @Override
  public int compareTo(PhoneNumber other) {
    return e164.compareTo(other.e164);
  }

  @Override
  public String toString() {
    return e164;
  }
}
