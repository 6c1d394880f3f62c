package org.patchbay.trunks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutePatternTest {

  private static final PhoneNumber LONGEST = new PhoneNumber("+123456789012345");

  private static Optional<RoutePattern> read(String text) {
    return RoutePattern.SYNTAX.read(text).orElse((wrong, remedy) -> {});
  }

  @Test
  void findsAPrefix() {
    RoutePattern seattle = read("^\\+1206").orElseThrow();
    assertTrue(seattle.matches(new PhoneNumber("+12065550100")));
    assertFalse(seattle.matches(new PhoneNumber("+14255550100")));
  }

  @Test
  void findsItselfAnywhereUnlessItIsPinned() {
    assertTrue(read("0100$").orElseThrow().matches(new PhoneNumber("+12065550100")));
    assertTrue(read("555").orElseThrow().matches(new PhoneNumber("+12065550100")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^\\+1(206|253|425)[2-9]\\d{6}$",
        "^\\+(?!1)",
        "\\d*9\\d*$",
        ".*",
        "^\\+44\\d{6,20}"
      })
  void acceptsPatternsAsTheyAreUsed(String text) {
    assertTrue(read(text).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(\\d+)+x",
        "^\\+(\\d+)*\\D$",
        "((\\d*)*)*x",
        "(\\d|\\d\\d)+x",
        "^\\+(\\d?){15}\\d{15}x",
        "((((){99}){99}){99}){99}"
      })
  void refusesOrBoundsPatternsThatTakeExponentialTime(String text) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(2), () -> read(text).map(pattern -> pattern.matches(LONGEST)));
  }

  @Test
  void refusesAPatternThatNeedsTooManySteps() {
    assertEquals(Optional.empty(), read("((\\d+)+)+x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "*", "a{2,1}", "(?:a|b|){1000000}", "\\d{100}", "\\d{1,99999}"})
  void refusesWhatIsNoSensiblePattern(String text) {
    assertEquals(Optional.empty(), read(text));
  }

  @Test
  void refusesAPatternOfMoreThan256Characters() {
    assertEquals(Optional.empty(), read("1".repeat(257)));
  }
}
