package org.patchbay.loop;

import java.util.concurrent.Executor;

/**
 * One thread that owns state, with the clock, timers and identifiers which that state may use.
 *
 * <p>All methods but {@link #execute} and {@link #inLoop} are called on the loop's own thread.
 */
public interface EventLoop extends Executor {

  /** The loop's clock. The real one is read once for each batch of work, not once a call. */
  Clock clock();

  /** The loop's timers. */
  TimerWheel timers();

  /** The loop's source of randomness and identifiers. */
  IdSource ids();

  /** Runs a task on the loop's thread, after what is already queued. Called from any thread. */
  @Override
  void execute(Runnable task);

  /** Whether the calling thread is the loop's. */
  boolean inLoop();

  /**
   * How long there has been more to do than gets done: the nanoseconds since sockets or tasks were
   * last seen with nothing left; 0 as long as the loop keeps up, and where nobody measures it.
   */
  default long behind() {
    return 0;
  }
}
