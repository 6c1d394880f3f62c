package org.patchbay.server.trace;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** What a line of the answer to a {@link TraceCommand} says. */
public enum TraceLine {
  /** The trace runs: what passes from now on is seen. */
  STARTED,
  /** A {@link WireRecord}. */
  MESSAGE,
  /** How many messages did not fit into the buffer. */
  MISSED,
  /** Nothing, so that either side knows of the other. */
  ALIVE;

  String line() {
    return word();
  }

  String line(String value) {
    return word() + " " + value;
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Hands a line to whom it concerns; one that is not understood does no harm. */
  public static void read(
      String line, Runnable started, Consumer<WireRecord> message, LongConsumer missed) {
    int space = line.indexOf(' ');
    String word = space < 0 ? line : line.substring(0, space);
    String value = space < 0 ? "" : line.substring(space + 1);
    if (word.equals(STARTED.word())) {
      started.run();
    } else if (word.equals(MESSAGE.word())) {
      Optional<WireRecord> record = WireRecord.parse(value);
      record.ifPresent(message);
    } else if (word.equals(MISSED.word()) && value.matches("[0-9]{1,18}")) {
      missed.accept(Long.parseLong(value));
    }
  }
}
