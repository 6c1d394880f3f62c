package org.patchbay.server.assembly;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * Does something on a loop and waits for it, as starting and stopping want it. Called from any
 * thread but the loop's own.
 */
record OnLoop(Executor loop) {

  /** What is done there for its effect. */
  @FunctionalInterface
  interface Work<E extends Exception> {
    void run() throws E;
  }

  /** What is done there for what comes of it. */
  @FunctionalInterface
  interface Making<T, E extends Exception> {
    T get() throws E;
  }

  /** Does the work; what it throws is thrown here. */
  <E extends Exception> void run(Work<E> work) throws E {
    this.<Void, E>get(
        () -> {
          work.run();
          return null;
        });
  }

  /** Gets what the loop makes; what it throws is thrown here. */
  @SuppressWarnings("unchecked") // the task throws nothing checked but E
  <T, E extends Exception> T get(Making<T, E> making) throws E {
    FutureTask<T> task = new FutureTask<>(making::get);
    loop.execute(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (E) e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a loop worked", e);
    }
  }
}
