package org.patchbay.media.endpoint;

import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Timer;

/**
 * Tells when nothing has been heard for too long. A packet costs one write: the timer looks at it
 * when it fires, and arms itself again.
 */
final class SilenceWatch {
  private static final long NEVER = -1;

  private final EventLoop loop;
  private final long limitNanos;
  private final Runnable silent;
  private final Runnable heardAgain;
  private final Timer timer =
      new Timer() {
        @Override
        protected void fired(long now) {
          look(now);
        }
      };

  private boolean watching;
  private boolean quiet = true;
  private long since;
  private long lastHeard = NEVER;

  /**
   * A watch that does not watch yet.
   *
   * @param limitNanos zero: silence is never told
   * @param heardAgain told of the first packet, and of the first after a silence
   */
  SilenceWatch(EventLoop loop, long limitNanos, Runnable silent, Runnable heardAgain) {
    this.loop = loop;
    this.limitNanos = limitNanos;
    this.silent = silent;
    this.heardAgain = heardAgain;
  }

  /** Whether something is to be heard: begins, goes on, or ends the watch. */
  void expect(boolean something) {
    if (something == watching) {
      return;
    }
    watching = something;
    if (something && limitNanos > 0) {
      since = loop.clock().nanos();
      loop.timers().arm(timer, since + limitNanos);
    } else {
      loop.timers().cancel(timer);
    }
  }

  void heard(long now) {
    lastHeard = now;
    if (quiet) {
      quiet = false;
      if (watching && limitNanos > 0 && !timer.armed()) {
        loop.timers().arm(timer, now + limitNanos);
      }
      heardAgain.run();
    }
  }

  /** The peer reported: a speaker who is muted may send nothing else. It is no media, though. */
  void reported(long now) {
    lastHeard = now;
  }

  /** When something was last heard; -1 for never. */
  long lastHeard() {
    return lastHeard;
  }

  private void look(long now) {
    long due = Math.max(lastHeard, since) + limitNanos;
    if (now < due) {
      loop.timers().arm(timer, due);
    } else {
      quiet = true;
      silent.run();
    }
  }
}
