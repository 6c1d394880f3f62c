package org.patchbay.b2bua.trunk;

/** How the attempt to reach one target ended. */
public enum AttemptOutcome {
  /** It answered. */
  ANSWERED,
  /** It refused the call: who is called is busy, or does not want it. */
  REFUSED,
  /** It could not be reached, is overloaded, or nobody answered behind it. */
  UNAVAILABLE,
  /** It was silent for longer than it may be. */
  TIMED_OUT,
  /** The caller hung up before, or nobody answered in time. */
  ABANDONED;

  /** The outcome of an attempt that a hunt ends for this input; an answer ends it well. */
  public static AttemptOutcome of(Hunt.Input input) {
    return switch (input) {
      case ANSWER -> ANSWERED;
      case REFUSAL -> REFUSED;
      case UNAVAILABLE -> UNAVAILABLE;
      case TIMEOUT -> TIMED_OUT;
      case TRYING, PROVISIONAL -> throw new IllegalArgumentException(input + " ends nothing");
    };
  }
}
