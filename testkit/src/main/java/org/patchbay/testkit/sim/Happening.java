package org.patchbay.testkit.sim;

/** Something that the timeline will do at its time, unless it is cancelled. */
public final class Happening implements Comparable<Happening> {
  final long at;
  final boolean traffic;
  private final long sequence;
  private final Timeline timeline;
  private Runnable action;

  Happening(Timeline timeline, long at, long sequence, boolean traffic, Runnable action) {
    this.timeline = timeline;
    this.at = at;
    this.sequence = sequence;
    this.traffic = traffic;
    this.action = action;
  }

  /** When it happens, in nanoseconds of the timeline. */
  public long at() {
    return at;
  }

  /** Whether it has neither happened nor been cancelled. */
  public boolean pending() {
    return action != null;
  }

  /** Makes it not happen. Nothing if it has happened. */
  public void cancel() {
    if (action != null) {
      take();
    }
  }

  /** The action, which is then forgotten. */
  Runnable take() {
    Runnable taken = action;
    action = null;
    timeline.settled(this);
    return taken;
  }

  /** By time, then in the order of arrangement. */
  @Override
  public int compareTo(Happening other) {
    int byTime = Long.compare(at, other.at);
    return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(sequence);
  }
}
