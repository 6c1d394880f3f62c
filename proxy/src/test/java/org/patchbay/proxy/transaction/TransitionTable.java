package org.patchbay.proxy.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What a state machine has to do, one transition a line: state, input, step, and where it is
 * written. All pairs that are not listed are to be ignored.
 */
record TransitionTable(Map<String, String> steps) {

  static TransitionTable of(String lines) {
    Map<String, String> steps = new HashMap<>();
    lines
        .lines()
        .forEach(
            line -> {
              String[] words = line.strip().split("\\s+", 4);
              assertTrue(words[3].startsWith("RFC "), "cite the section: " + line);
              assertNull(steps.put(words[0] + " " + words[1], words[2]), "listed twice: " + line);
            });
    return new TransitionTable(steps);
  }

  /** Checks every pair of a state and an input. */
  <S extends Enum<S>, I extends Enum<I>, T extends Enum<T>> void agreesWith(
      Class<S> states, Class<I> inputs, BiFunction<S, I, T> machine) {
    Map<String, String> unknown = new HashMap<>(steps);
    for (S state : states.getEnumConstants()) {
      for (I input : inputs.getEnumConstants()) {
        String pair = state + " " + input;
        unknown.remove(pair);
        assertEquals(steps.getOrDefault(pair, "IGNORE"), machine.apply(state, input).name(), pair);
      }
    }
    assertEquals(Map.of(), unknown, "no such state or input");
  }
}
