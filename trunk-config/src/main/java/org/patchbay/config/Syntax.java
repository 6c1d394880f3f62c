package org.patchbay.config;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a value is written: reads a text, or says what is wrong with it. */
@FunctionalInterface
public interface Syntax<T> {

  /** Reads a text that is not empty. */
  Reading<T> read(String text);

  /**
   * A syntax that has one complaint.
   *
   * @param what what the text should be, with its article: {@code a port}
   * @param remedy what to write: {@code write a number from 1 to 65535}
   * @param parse none if the text is not one
   */
  static <T> Syntax<T> of(String what, String remedy, Function<String, Optional<T>> parse) {
    return text ->
        parse
            .apply(text)
            .map(Reading::value)
            .orElseGet(() -> Reading.wrong(Quoted.of(text) + " is not " + what, remedy));
  }

  /** One of a few words, as {@code auto} or {@code always}. */
  static <T> Syntax<T> oneOf(Map<String, T> words) {
    String all = words.keySet().stream().sorted().collect(Collectors.joining(", "));
    return text -> {
      T value = words.get(text);
      return value != null
          ? Reading.value(value)
          : Reading.wrong(Quoted.of(text) + " is not known here", "write one of: " + all);
    };
  }

  /** A whole number between two bounds, inclusive. */
  static Syntax<Integer> wholeNumber(int lowest, int highest) {
    return of(
        "a whole number from " + lowest + " to " + highest,
        "write one",
        text ->
            text.matches("[0-9]{1,9}")
                ? Optional.of(Integer.valueOf(text)).filter(n -> n >= lowest && n <= highest)
                : Optional.empty());
  }

  /** This one, with some words that are known but not supported by this version yet. */
  default Syntax<T> notYet(String... words) {
    return text ->
        Arrays.asList(words).contains(text)
            ? Reading.wrong(
                Quoted.of(text) + " is not supported by this version yet", "choose another")
            : read(text);
  }
}
