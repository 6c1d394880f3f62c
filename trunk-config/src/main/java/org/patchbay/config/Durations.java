package org.patchbay.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as they are written: a whole number with {@code ms}, {@code s}, {@code m}, {@code h}.
 */
public final class Durations {

  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

  private Durations() {}

  /** A duration between two bounds, inclusive. */
  public static Syntax<Duration> between(Duration shortest, Duration longest) {
    Syntax<Duration> any =
        Syntax.of(
            "a duration", "write a number with ms, s, m or h, as 500ms or 4s", Durations::parse);
    return text ->
        any.read(text)
            .then(
                duration ->
                    duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0
                        ? Reading.value(duration)
                        : Reading.wrong(
                            Quoted.of(text) + " is out of bounds",
                            "write a duration from " + text(shortest) + " to " + text(longest)));
  }

  /** The duration as it is written, in the largest unit that holds it whole. */
  public static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds == 0 || seconds % 60 != 0) {
      return seconds + "s";
    }
    return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
  }

  private static Optional<Duration> parse(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(written.group(1));
    return switch (written.group(2)) {
      case "ms" -> Optional.of(Duration.ofMillis(count));
      case "s" -> Optional.of(Duration.ofSeconds(count));
      case "m" -> Optional.of(Duration.ofMinutes(count));
      default -> Optional.of(Duration.ofHours(count));
    };
  }
}
