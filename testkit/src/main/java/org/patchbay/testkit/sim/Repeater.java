package org.patchbay.testkit.sim;

/** Does something again and again, after intervals that double up to a limit. */
public final class Repeater {
  private final Timeline timeline;
  private final long limit;
  private final Runnable action;
  private long interval;
  private Happening next;

  /** Begins; the first time is after {@code first} nanoseconds. */
  public Repeater(Timeline timeline, long first, long limit, Runnable action) {
    this.timeline = timeline;
    this.interval = first;
    this.limit = limit;
    this.action = action;
    this.next = timeline.after(first, this::again);
  }

  /** Ends it. */
  public void stop() {
    next.cancel();
  }

  /** Goes on, but at the limit's pace. */
  public void slowDown() {
    interval = limit;
  }

  private void again() {
    interval = Math.min(2 * interval, limit);
    next = timeline.after(interval, this::again);
    action.run();
  }
}
