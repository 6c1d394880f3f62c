package org.patchbay.loop;

import java.util.concurrent.TimeUnit;

/**
 * A hashed wheel of timers. Arming, moving and cancelling cost O(1) and allocate nothing.
 *
 * <p>A timer fires in the first {@link #advance} at or after its deadline, never before, rounded up
 * to {@link #TICK_NANOS}. Moving a deadline later leaves the timer where it is: it is put in its
 * new place when the old one comes up, so that a transaction which restarts its timer with every
 * message pays for one write. Timers of one tick fire in the order in which they were linked.
 *
 * <p>Not thread-safe: a wheel belongs to one loop.
 */
public final class TimerWheel {
  /** The granularity: 1 ms. */
  public static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** Ticks of one turn: about 8 s. What lies farther away is looked at once a turn. */
  private static final int SLOTS = 8192;

  private static final int MASK = SLOTS - 1;

  /** The tick of a timer that is on the due list. */
  private static final long DUE = -1;

  /** Heads of circular lists; index is the tick modulo SLOTS, and the last is the due list. */
  private final Timer[] slots = new Timer[SLOTS + 1];

  /** A bit for each slot that is not empty. */
  private final long[] occupied = new long[SLOTS / Long.SIZE + 1];

  /** The tick that the next advance looks at first; everything before it has been looked at. */
  private long currentTick;

  private int size;

  /**
   * An empty wheel.
   *
   * @param now the time in {@link Clock#nanos}
   */
  public TimerWheel(long now) {
    this.currentTick = now / TICK_NANOS;
  }

  /**
   * Arms the timer, or moves it if it is armed.
   *
   * @param timer the timer; it belongs to this wheel or to none
   * @param deadline when to fire, in {@link Clock#nanos}; what is past fires in the next advance
   */
  public void arm(Timer timer, long deadline) {
    long tick = Math.max(ceilTick(deadline), currentTick);
    timer.deadline = deadline;
    if (timer.next != null) {
      if (tick >= timer.tick) {
        return; // moved later: put right when its present tick comes up
      }
      unlink(timer);
    }
    link(timer, tick);
  }

  /** Disarms the timer. It does not fire unless it is armed again. */
  public void cancel(Timer timer) {
    timer.deadline = Timer.IDLE;
    if (timer.next != null) {
      unlink(timer);
    }
  }

  /** The number of timers on the wheel. */
  public int size() {
    return size;
  }

  /**
   * Fires what is due.
   *
   * @param now the time in {@link Clock#nanos}
   * @return the number of timers that fired
   */
  public int advance(long now) {
    long last = now / TICK_NANOS;
    // What stands on the due list now was left there by a timer that threw.
    int fired = fireDue(currentTick - 1, now);
    while (currentTick <= last) {
      long tick = nextOccupied(currentTick, last);
      if (tick < 0) {
        currentTick = last + 1;
        break;
      }
      currentTick = tick + 1;
      collectDue(tick);
      fired += fireDue(tick, now);
    }
    return fired;
  }

  /**
   * A time by which {@link #advance} should be called again: no timer is due before it. It may be
   * earlier than the first deadline (a timer that was moved, or lies more than a turn away).
   *
   * @return the time in {@link Clock#nanos}; {@code Long.MAX_VALUE} when the wheel is empty
   */
  public long nextDeadline() {
    if (size == 0) {
      return Long.MAX_VALUE;
    }
    if (slots[SLOTS] != null) {
      return Math.max(0, currentTick - 1) * TICK_NANOS;
    }
    return nextOccupied(currentTick, currentTick + MASK) * TICK_NANOS;
  }

  /** Moves what stands in this turn's part of the slot to the due list, in order. */
  private void collectDue(long tick) {
    Timer head = slots[(int) tick & MASK];
    Timer last = head.previous;
    for (Timer timer = head; ; ) {
      Timer following = timer.next;
      if (timer.tick == tick) {
        unlink(timer);
        link(timer, DUE);
      }
      if (timer == last) {
        return;
      }
      timer = following;
    }
  }

  /** Fires the due list one by one: a timer that fires may cancel or move those behind it. */
  private int fireDue(long tick, long now) {
    int fired = 0;
    for (Timer timer = slots[SLOTS]; timer != null; timer = slots[SLOTS]) {
      unlink(timer);
      long due = ceilTick(timer.deadline);
      if (due > tick) {
        link(timer, due);
      } else {
        timer.deadline = Timer.IDLE;
        fired++;
        timer.fired(now);
      }
    }
    return fired;
  }

  private static int slotOf(long tick) {
    return tick == DUE ? SLOTS : (int) tick & MASK;
  }

  private static long ceilTick(long deadline) {
    return deadline <= 0 ? 0 : (deadline - 1) / TICK_NANOS + 1;
  }

  /** The first tick in [from, to] whose slot is occupied, looking at one turn at most; else -1. */
  private long nextOccupied(long from, long to) {
    long end = Math.min(to, from + MASK);
    for (long tick = from; tick <= end; ) {
      int slot = (int) tick & MASK;
      long word = occupied[slot >>> 6] >>> (slot & 63);
      if (word != 0) {
        long found = tick + Long.numberOfTrailingZeros(word);
        return found <= end ? found : -1;
      }
      tick += Long.SIZE - (slot & 63);
    }
    return -1;
  }

  private void link(Timer timer, long tick) {
    int slot = slotOf(tick);
    Timer head = slots[slot];
    timer.tick = tick;
    if (head == null) {
      slots[slot] = timer;
      timer.next = timer;
      timer.previous = timer;
      occupied[slot >>> 6] |= 1L << (slot & 63);
    } else {
      timer.next = head;
      timer.previous = head.previous;
      head.previous.next = timer;
      head.previous = timer;
    }
    size++;
  }

  private void unlink(Timer timer) {
    int slot = slotOf(timer.tick);
    if (timer.next == timer) {
      slots[slot] = null;
      occupied[slot >>> 6] &= ~(1L << (slot & 63));
    } else {
      timer.next.previous = timer.previous;
      timer.previous.next = timer.next;
      if (slots[slot] == timer) {
        slots[slot] = timer.next;
      }
    }
    timer.next = null;
    timer.previous = null;
    size--;
  }
}
