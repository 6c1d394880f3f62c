package org.patchbay.proxy.transport.netty;

import java.util.concurrent.atomic.AtomicLong;

/** The octets of one stream that wait in one direction, counted also in the sum over all. */
final class Backlog {
  /** When all streams together hold too much, those go first that hold more than this part. */
  private static final int FAIR_PART = 16;

  private final AtomicLong own = new AtomicLong();
  private final AtomicLong total;
  private final long most;
  private final long mostInTotal;

  /** An empty backlog; {@code total} is shared by the streams that it sums up. */
  Backlog(AtomicLong total, long most, long mostInTotal) {
    this.total = total;
    this.most = most;
    this.mostInTotal = mostInTotal;
  }

  void add(int octets) {
    own.addAndGet(octets);
    total.addAndGet(octets);
  }

  void remove(int octets) {
    own.addAndGet(-octets);
    total.addAndGet(-octets);
  }

  long octets() {
    return own.get();
  }

  boolean isEmpty() {
    return own.get() == 0;
  }

  /** Whether this stream holds more than it may. */
  boolean isOver() {
    long octets = own.get();
    return octets > most || octets > most / FAIR_PART && total.get() > mostInTotal;
  }
}
