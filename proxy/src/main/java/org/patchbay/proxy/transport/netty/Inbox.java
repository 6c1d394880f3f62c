package org.patchbay.proxy.transport.netty;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.patchbay.loop.EventLoop;

/**
 * What waits for the loop to take it from one stream, in order. However much arrives before the
 * loop's turn, the loop gets one task.
 */
final class Inbox {
  private final ConcurrentLinkedQueue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final EventLoop owner;
  private final Consumer<Arrival> taker;

  /**
   * An empty inbox.
   *
   * @param taker given each arrival on the owner's thread; throws nothing
   */
  Inbox(EventLoop owner, Consumer<Arrival> taker) {
    this.owner = owner;
    this.taker = taker;
  }

  /** Called on any thread. */
  void add(Arrival arrival) {
    arrivals.add(arrival);
    if (scheduled.compareAndSet(false, true)) {
      owner.execute(this::deliver);
    }
  }

  private void deliver() {
    scheduled.set(false); // before the first poll: what is added after the last one is a new task
    for (Arrival next = arrivals.poll(); next != null; next = arrivals.poll()) {
      taker.accept(next);
    }
  }
}
