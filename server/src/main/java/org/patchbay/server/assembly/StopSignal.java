package org.patchbay.server.assembly;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGTERM and Ctrl-C. The main thread waits for them and then closes everything in order; the JVM
 * ends when it has, with exit code 0, for to be stopped is no failure.
 */
final class StopSignal {
  /** A service manager kills what has not ended long after this. */
  private static final long MOST_SECONDS = 10;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);

  /** From now on signals are heard. */
  void listen() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
  }

  private void stop() {
    asked.countDown();
    try {
      if (finished.await(MOST_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for a signal. */
  void await() throws InterruptedException {
    asked.await();
  }

  /** Everything is closed. */
  void finished() {
    finished.countDown();
  }
}
