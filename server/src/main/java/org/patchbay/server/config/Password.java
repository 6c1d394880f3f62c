package org.patchbay.server.config;

import java.util.Optional;
import org.patchbay.config.Reading;
import org.patchbay.config.Syntax;

/**
 * A password in clear, as a configuration file holds it. It never shows itself.
 *
 * @param clear 1 to 256 characters, no control characters
 */
public record Password(String clear) {

  private static final int LONGEST = 256;

  /** Complaints about a password do not repeat it. */
  public static final Syntax<Password> SYNTAX =
      text ->
          Optional.of(text)
              .filter(t -> t.length() <= LONGEST && t.chars().noneMatch(Character::isISOControl))
              .map(t -> Reading.value(new Password(t)))
              .orElseGet(
                  () ->
                      Reading.wrong(
                          "is too long for a password, or has more than one line",
                          "write at most " + LONGEST + " characters in one line"));

  @Override
  public String toString() {
    return "(not shown)";
  }
}
