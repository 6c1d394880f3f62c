package org.patchbay.carrier.line;

import java.util.Optional;

/** The carrier's numbers, of those that are set aside for fiction (555-0100 to 555-0199). */
public enum CarrierNumber {
  ECHO("+12025550110", "echo: you hear yourself"),
  TONE("+12025550111", "tone: 1000 Hz until you hang up"),
  DIGITS("+12025550112", "digits: press some keys, pause, and hear them played back"),
  BUSY("+12025550113", "busy: refused with 486"),
  UNANSWERED("+12025550114", "no answer: rings until you hang up"),
  ANNOUNCEMENT("+12025550115", "announcement: heard before the call is refused with 480"),
  CALL_BACK("+12025550116", "call back: answers, hangs up, and calls you 3 s later");

  private final String e164;
  private final String description;

  CarrierNumber(String e164, String description) {
    this.e164 = e164;
    this.description = description;
  }

  /** The one of that number; none for any other text. */
  public static Optional<CarrierNumber> dialled(String text) {
    for (CarrierNumber number : values()) {
      if (number.e164.equals(text)) {
        return Optional.of(number);
      }
    }
    return Optional.empty();
  }

  /** {@code +} and digits. */
  public String e164() {
    return e164;
  }

  /** What a caller hears, in one line. */
  public String description() {
    return description;
  }
}
