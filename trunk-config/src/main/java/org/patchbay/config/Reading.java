package org.patchbay.config;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What came of reading a text: a value, or what is wrong with the text and what to do. */
public sealed interface Reading<T> {

  /** The text was good. */
  record Value<T>(T value) implements Reading<T> {}

  /**
   * The text was not good.
   *
   * @param wrong what is wrong with it
   * @param remedy what to write instead
   */
  record Wrong<T>(String wrong, String remedy) implements Reading<T> {}

  static <T> Reading<T> value(T value) {
    return new Value<>(value);
  }

  static <T> Reading<T> wrong(String wrong, String remedy) {
    return new Wrong<>(wrong, remedy);
  }

  /** The value, or none after telling {@code complaint} what is wrong and what to do. */
  default Optional<T> orElse(BiConsumer<String, String> complaint) {
    if (this instanceof Wrong<T> wrong) {
      complaint.accept(wrong.wrong(), wrong.remedy());
      return Optional.empty();
    }
    return Optional.of(((Value<T>) this).value());
  }

  /** The same with another reading after it. */
  default <R> Reading<R> then(Function<T, Reading<R>> next) {
    if (this instanceof Wrong<T> wrong) {
      return new Wrong<>(wrong.wrong(), wrong.remedy());
    }
    return next.apply(((Value<T>) this).value());
  }
}
