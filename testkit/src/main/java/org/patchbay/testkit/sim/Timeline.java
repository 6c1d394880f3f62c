package org.patchbay.testkit.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.patchbay.loop.Clock;

/**
 * The virtual clock and what is going to happen on it. Time stands still while something happens
 * and jumps to the next happening.
 *
 * <p>Happenings are of two sorts: traffic (a message under way, a task handed to a loop) and timers
 * (anything that waits on purpose). {@link #settle} ends when no traffic is left; timers stay.
 */
public final class Timeline implements Clock {
  /** What the wall clock shows at nanosecond 0. */
  public static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

  private final PriorityQueue<Happening> queue = new PriorityQueue<>();
  private final List<SimLoop> loops = new ArrayList<>();
  private long now;
  private long sequence;
  private int traffic;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public long epochMillis() {
    return START.toEpochMilli() + now / 1_000_000;
  }

  /** Arranges a timer: the action runs after the delay (nanoseconds, at least 0). */
  public Happening after(long nanos, Runnable action) {
    return arrange(now + Math.max(0, nanos), false, action);
  }

  /** Arranges traffic: like {@link #after}, but {@link #settle} waits for it. */
  public Happening trafficAt(long nanos, Runnable action) {
    return arrange(Math.max(now, nanos), true, action);
  }

  /** Runs everything that happens in the next while, and leaves the clock at its end. */
  public void advance(Duration duration) {
    long end = now + duration.toNanos();
    while (stepUntil(end)) {
      // each step moves the clock
    }
    now = end;
  }

  /** Runs until no traffic is left. Timers that come before the last of it fire. */
  public void settle() {
    while (traffic > 0 && stepUntil(Long.MAX_VALUE)) {
      // each step moves the clock
    }
  }

  /**
   * Runs until nothing at all is left to happen, neither traffic nor timer.
   *
   * @param most how long at most
   * @return whether nothing is left
   */
  public boolean runUntilIdle(Duration most) {
    long end = now + most.toNanos();
    while (stepUntil(end)) {
      // each step moves the clock
    }
    return nextTime() == Long.MAX_VALUE;
  }

  /**
   * Does the next thing, if there is one no later than {@code end}.
   *
   * @param end a time in nanoseconds of this clock
   * @return whether something happened
   */
  public boolean stepUntil(long end) {
    Happening head = head();
    SimLoop loop = loopDueBefore(head == null ? Long.MAX_VALUE : head.at);
    if (loop != null) {
      long due = Math.max(now, loop.nextDeadline());
      if (due > end) {
        return false;
      }
      now = due;
      loop.fireTimers();
      return true;
    }
    if (head == null || head.at > end) {
      return false;
    }
    queue.poll();
    now = head.at;
    head.take().run();
    return true;
  }

  /** Traffic that is under way. */
  public int traffic() {
    return traffic;
  }

  void add(SimLoop loop) {
    loops.add(loop);
  }

  void remove(SimLoop loop) {
    loops.remove(loop);
  }

  void settled(Happening happening) {
    if (happening.traffic) {
      traffic--;
    }
  }

  private Happening arrange(long at, boolean isTraffic, Runnable action) {
    Happening happening = new Happening(this, at, sequence++, isTraffic, action);
    queue.add(happening);
    if (isTraffic) {
      traffic++;
    }
    return happening;
  }

  private Happening head() {
    Happening head = queue.peek();
    while (head != null && !head.pending()) {
      queue.poll();
      head = queue.peek();
    }
    return head;
  }

  private long nextTime() {
    Happening head = head();
    long next = head == null ? Long.MAX_VALUE : head.at;
    SimLoop loop = loopDueBefore(next);
    return loop == null ? next : loop.nextDeadline();
  }

  /** The loop whose timers are due first, if that is before the given time. */
  private SimLoop loopDueBefore(long time) {
    SimLoop first = null;
    long earliest = time;
    for (SimLoop loop : loops) {
      long deadline = loop.nextDeadline();
      if (deadline < earliest) {
        earliest = deadline;
        first = loop;
      }
    }
    return first;
  }
}
