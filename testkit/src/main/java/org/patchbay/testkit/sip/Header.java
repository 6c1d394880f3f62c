package org.patchbay.testkit.sip;

import java.util.Locale;
import java.util.Map;

/**
 * A header field as it stands in a message.
 *
 * @param name the name as written
 * @param value the value, unfolded and trimmed
 */
public record Header(String name, String value) {
  /** Compact forms (RFC 3261 §7.3.3). */
  private static final Map<String, String> COMPACT =
      Map.of(
          "i",
          "call-id",
          "m",
          "contact",
          "e",
          "content-encoding",
          "l",
          "content-length",
          "c",
          "content-type",
          "f",
          "from",
          "s",
          "subject",
          "k",
          "supported",
          "t",
          "to",
          "v",
          "via");

  /** Whether this is the header of that name, whatever the case and form. */
  public boolean is(String other) {
    return canonical(name).equals(canonical(other));
  }

  static String canonical(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return COMPACT.getOrDefault(lower, lower);
  }
}
