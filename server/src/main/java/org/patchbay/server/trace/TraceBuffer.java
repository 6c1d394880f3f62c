package org.patchbay.server.trace;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What waits between the loop that sees messages and the thread that shows them. The loop never
 * waits: what does not fit is counted.
 */
final class TraceBuffer {
  private static final int MOST_MESSAGES = 4_000;
  private static final int MOST_OCTETS = 8 << 20;

  private final ConcurrentLinkedQueue<SeenMessage> messages = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger octets = new AtomicInteger();
  private final AtomicLong missed = new AtomicLong();
  private final Thread reader;

  /**
   * An empty buffer.
   *
   * @param reader who is woken when something is there
   */
  TraceBuffer(Thread reader) {
    this.reader = reader;
  }

  /** Whether one more of this length fits; if not, it is counted as missed. On the loop. */
  boolean hasRoomFor(int length) {
    if (count.get() < MOST_MESSAGES && octets.get() + length <= MOST_OCTETS) {
      return true;
    }
    missed.incrementAndGet();
    return false;
  }

  /** Adds a message that there is room for. On the loop. */
  void add(SeenMessage message) {
    octets.addAndGet(message.octets().length);
    count.incrementAndGet();
    messages.add(message);
    LockSupport.unpark(reader);
  }

  /** The next message; null if there is none now. On the reader's thread. */
  SeenMessage poll() {
    SeenMessage message = messages.poll();
    if (message != null) {
      count.decrementAndGet();
      octets.addAndGet(-message.octets().length);
    }
    return message;
  }

  /** How many messages did not fit since this was asked last. */
  long takeMissed() {
    return missed.getAndSet(0);
  }
}
