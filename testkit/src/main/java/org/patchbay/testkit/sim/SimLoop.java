package org.patchbay.testkit.sim;

import org.patchbay.loop.Clock;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.IdSource;
import org.patchbay.loop.TimerWheel;

/**
 * An event loop of the product on the timeline. A task that is handed over runs at the same virtual
 * time, after what is already arranged. What a task throws comes out of whatever drives the
 * timeline, so that the test fails.
 */
public final class SimLoop implements EventLoop {
  /** The loop whose work is being done; there is one thread, and null is the test itself. */
  private static final ThreadLocal<SimLoop> CURRENT = new ThreadLocal<>();

  private final Timeline timeline;
  private final TimerWheel timers;
  private final IdSource ids;
  private boolean stopped;

  /** A loop on the timeline, with identifiers of its own. */
  public SimLoop(Timeline timeline, IdSource ids) {
    this.timeline = timeline;
    this.timers = new TimerWheel(timeline.nanos());
    this.ids = ids;
    timeline.add(this);
  }

  @Override
  public Clock clock() {
    return timeline;
  }

  @Override
  public TimerWheel timers() {
    return timers;
  }

  @Override
  public IdSource ids() {
    return ids;
  }

  @Override
  public void execute(Runnable task) {
    timeline.trafficAt(timeline.nanos(), () -> run(task));
  }

  /** True unless another loop's work is being done: the test itself counts as every loop. */
  @Override
  public boolean inLoop() {
    SimLoop current = CURRENT.get();
    return current == null || current == this;
  }

  /** Does something as this loop, now. Nothing once the loop is stopped. */
  public void run(Runnable task) {
    if (stopped) {
      return;
    }
    SimLoop outer = CURRENT.get();
    CURRENT.set(this);
    try {
      task.run();
    } finally {
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }

  /** Ends the loop as a killed process does: no task and no timer of it runs any more. */
  public void stop() {
    stopped = true;
    timeline.remove(this);
  }

  long nextDeadline() {
    return timers.nextDeadline();
  }

  void fireTimers() {
    run(() -> timers.advance(timeline.nanos()));
  }
}
