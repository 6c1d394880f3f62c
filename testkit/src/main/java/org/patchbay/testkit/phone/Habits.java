package org.patchbay.testkit.phone;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * What a phone tends to do. Probabilities are from 0 to 1; durations are the longest, evenly
 * distributed.
 *
 * @param answers that the callee answers
 * @param rejects that it refuses; else it lets it ring until the caller gives up
 * @param cancels that the caller gives up early
 * @param asks that a party sends an OPTIONS in the call
 * @param ringing until the callee decides
 * @param talking until a party hangs up
 * @param patience until the caller gives up in any case
 * @param quirks what else it does; nothing unless it is set
 */
public record Habits(
    double answers,
    double rejects,
    double cancels,
    double asks,
    Duration ringing,
    Duration talking,
    Duration patience,
    Quirks quirks) {
  /** A bit of everything. */
  public static final Habits MIXED =
      new Habits(
          0.65,
          0.25,
          0.15,
          0.2,
          Duration.ofSeconds(8),
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Quirks.NONE);

  /** Answers within a second and talks for a few. */
  public static final Habits OBLIGING =
      new Habits(
          1,
          0,
          0,
          0,
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Quirks.NONE);

  /** Refuses every call within a second. */
  public static final Habits DISMISSIVE =
      new Habits(
          0,
          1,
          0,
          0,
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Quirks.NONE);

  /** Lets it ring. */
  public static final Habits ABSENT =
      new Habits(
          0,
          0,
          0,
          0,
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Quirks.NONE);

  private static final int[] REFUSALS = {404, 480, 486, 500, 603};

  /** The same with these quirks. */
  public Habits with(Quirks other) {
    return new Habits(answers, rejects, cancels, asks, ringing, talking, patience, other);
  }

  /** One status to refuse with. */
  int refusal(SplittableRandom dice) {
    return Quirks.happens(dice, quirks.overloaded())
        ? 503
        : REFUSALS[dice.nextInt(REFUSALS.length)];
  }

  /** A duration below the longest, in nanoseconds. */
  static long within(SplittableRandom dice, Duration longest) {
    return dice.nextLong(longest.toNanos());
  }
}
