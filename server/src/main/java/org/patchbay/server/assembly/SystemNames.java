package org.patchbay.server.assembly;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.patchbay.proxy.forwarding.NameResolver;

/**
 * Host names by the system's resolver, on threads of its own: it may take its time. So many
 * look-ups wait at once; beyond that they fail at once.
 */
final class SystemNames implements NameResolver, AutoCloseable {
  private static final int THREADS = 4;
  private static final int WAITING = 256;

  private final Executor loop;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          30,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          task -> {
            Thread thread = new Thread(task, "names");
            thread.setDaemon(true);
            return thread;
          });

  SystemNames(Executor loop) {
    this.loop = loop;
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public void resolve(String host, Consumer<List<InetAddress>> found) {
    try {
      threads.execute(
          () -> {
            List<InetAddress> addresses = lookUp(host);
            loop.execute(() -> found.accept(addresses));
          });
    } catch (RejectedExecutionException e) {
      loop.execute(() -> found.accept(List.of()));
    }
  }

  private static List<InetAddress> lookUp(String host) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException | RuntimeException e) {
      return List.of(); // whatever happened, whoever asked waits for an answer
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
