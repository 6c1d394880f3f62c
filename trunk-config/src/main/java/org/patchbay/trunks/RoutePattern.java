package org.patchbay.trunks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.patchbay.config.Quoted;
import org.patchbay.config.Reading;
import org.patchbay.config.Syntax;

/**
 * A regular expression over telephone numbers, as {@code ^\+1206}. It matches where it finds itself
 * anywhere in the number; {@code ^} and {@code $} pin it to the ends.
 *
 * <p>A regular expression can be written so that its search takes time exponential in the length of
 * the input. The input here has at most 16 characters, and the search is given up as "no match"
 * after a number of steps that no sensible pattern comes near; a pattern that needs so many on
 * probes with the longest numbers is refused when it is read.
 */
public final class RoutePattern {

  /** As in configuration files. */
  public static final Syntax<RoutePattern> SYNTAX = RoutePattern::read;

  private static final int LONGEST = 256;
  private static final int MOST_REPETITIONS = 99;
  private static final int MOST_STEPS = 5_000;
  private static final int MOST_GROUP_REPETITIONS = 10_000;
  private static final Pattern REPETITION =
      Pattern.compile("(?<group>\\)\\s*)?\\{\\s*(?<least>[0-9]+)(?:,(?<most>[0-9]*))?");
  private static final String[] PROBES = {
    "+111111111111111", "+123456789012345", "+999999999999990", "+12", "+101010101010101"
  };

  private final Pattern pattern;

  private RoutePattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Whether the number matches. Takes a bounded number of steps. */
  public boolean matches(PhoneNumber number) {
    return search(number.e164()) == Search.FOUND;
  }

  private enum Search {
    FOUND,
    NOT_FOUND,
    GIVEN_UP
  }

  private Search search(String number) {
    try {
      boolean found = pattern.matcher(new MeteredText(number, MOST_STEPS)).find();
      return found ? Search.FOUND : Search.NOT_FOUND;
    } catch (MeteredText.Exhausted | StackOverflowError e) {
      return Search.GIVEN_UP;
    }
  }

  private static Reading<RoutePattern> read(String text) {
    if (text.length() > LONGEST) {
      return Reading.wrong(
          "the pattern has more than " + LONGEST + " characters", "write several routes");
    }
    if (repeatsTooMuch(text)) {
      return Reading.wrong(
          Quoted.of(text) + " repeats too often",
          "a number has at most 15 digits; write smaller repetitions");
    }
    try {
      RoutePattern pattern = new RoutePattern(Pattern.compile(text));
      for (String probe : PROBES) {
        if (pattern.search(probe) == Search.GIVEN_UP) {
          return Reading.wrong(
              Quoted.of(text) + " takes too many steps to match",
              "write no repetition within a repetition, as (a+)+");
        }
      }
      return Reading.value(pattern);
    } catch (PatternSyntaxException e) {
      return Reading.wrong(
          Quoted.of(text) + " is not a regular expression (" + e.getDescription() + ")",
          "write one in single quotes, as '^\\+1206'");
    } catch (StackOverflowError e) {
      return Reading.wrong(Quoted.of(text) + " is nested too deeply", "write a simpler one");
    }
  }

  /**
   * Whether a counted repetition is too large, or those of groups could multiply: going round an
   * empty group looks at no character, so that it is not metered.
   */
  private static boolean repeatsTooMuch(String text) {
    long ofGroups = 1;
    for (Matcher found = REPETITION.matcher(text); found.find(); ) {
      int most = Math.max(count(found.group("least")), count(found.group("most")));
      if (found.group("group") != null) {
        ofGroups *= Math.max(1, most);
      }
      if (most > MOST_REPETITIONS || ofGroups > MOST_GROUP_REPETITIONS) {
        return true;
      }
    }
    return false;
  }

  private static int count(String digits) {
    if (digits == null || digits.isEmpty()) {
      return 0;
    }
    return digits.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  /** Equal texts are equal patterns. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RoutePattern that && pattern.pattern().equals(that.pattern.pattern());
  }

  @Override
  public int hashCode() {
    return pattern.pattern().hashCode();
  }

  /** As it was written. */
  @Override
  public String toString() {
    return pattern.pattern();
  }
}
