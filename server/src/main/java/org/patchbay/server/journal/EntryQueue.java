package org.patchbay.server.journal;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Entries from any thread to one, without a lock: a loop must never wait for the writer. */
final class EntryQueue {
  private final ConcurrentLinkedQueue<Entry> entries = new ConcurrentLinkedQueue<>();
  private volatile Thread sleeper;

  void add(Entry entry) {
    entries.add(entry);
    Thread asleep = sleeper;
    if (asleep != null) {
      LockSupport.unpark(asleep);
    }
  }

  /** The next entry; null when there is none now. */
  Entry poll() {
    return entries.poll();
  }

  /** The next entry, waited for. Called by one thread only. */
  Entry take() {
    Entry entry = entries.poll();
    while (entry == null) {
      sleeper = Thread.currentThread();
      if (entries.isEmpty()) { // looked at after saying that we sleep: whoever adds now wakes us
        LockSupport.park(this);
      }
      sleeper = null;
      entry = entries.poll();
    }
    return entry;
  }
}
