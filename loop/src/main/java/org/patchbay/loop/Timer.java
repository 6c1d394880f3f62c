package org.patchbay.loop;

/**
 * Something that happens later, once. Its owner keeps one and re-arms it: arming, moving and
 * cancelling allocate nothing.
 *
 * <p>A timer belongs to the wheel that it was last armed on and to that wheel's thread.
 */
public abstract class Timer {
  static final long IDLE = Long.MAX_VALUE;

  /** When to fire, in {@link Clock#nanos}; IDLE when not armed. */
  long deadline = IDLE;

  /** The wheel tick whose list holds this timer; meaningful while linked. */
  long tick;

  Timer previous;
  Timer next;

  /** Whether the timer will fire. */
  public final boolean armed() {
    return deadline != IDLE;
  }

  /** When the timer will fire, in {@link Clock#nanos}; {@code Long.MAX_VALUE} when it will not. */
  public final long deadline() {
    return deadline;
  }

  /**
   * The deadline has passed. The timer is no longer armed, and may arm itself again.
   *
   * @param now the time in {@link Clock#nanos}
   */
  protected abstract void fired(long now);
}
