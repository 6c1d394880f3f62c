package org.patchbay.testkit.phone;

import org.patchbay.testkit.sim.Happening;
import org.patchbay.testkit.sim.Timeline;

/** Does something again and again, after intervals that double up to a limit. */
final class Repeater {
  private final Timeline timeline;
  private final long limit;
  private final Runnable action;
  private long interval;
  private Happening next;

  /** Begins; the first time is after {@code first} nanoseconds. */
  Repeater(Timeline timeline, long first, long limit, Runnable action) {
    this.timeline = timeline;
    this.interval = first;
    this.limit = limit;
    this.action = action;
    this.next = timeline.after(first, this::again);
  }

  void stop() {
    next.cancel();
  }

  /** Goes on, but at the limit's pace. */
  void slowDown() {
    interval = limit;
  }

  private void again() {
    interval = Math.min(2 * interval, limit);
    next = timeline.after(interval, this::again);
    action.run();
  }
}
