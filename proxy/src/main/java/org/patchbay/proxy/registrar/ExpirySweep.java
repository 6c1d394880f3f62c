package org.patchbay.proxy.registrar;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Timer;

/**
 * Finds the users who have a binding that has expired. It goes through all of them when the first
 * is due, a step at a time, so that a million hold nothing up; to keep them in the order of their
 * expiry would cost more memory than the bindings.
 */
final class ExpirySweep extends Timer {
  /** In one step so many slots are looked at, or one part of the table if it has more. */
  private static final int SLOTS_A_STEP = 4096;

  /** In one step so many users are told, of a part in which all expire at once. */
  private static final int MOST_A_STEP = 512;

  private static final long BETWEEN_STEPS_MILLIS = 25;

  /** Between steps when all have expired that were looked at. */
  private static final long BETWEEN_FULL_STEPS_MILLIS = 5;

  private static final long BETWEEN_SWEEPS_MILLIS = 1000;

  private final EventLoop loop;
  private final RecordTable records;
  private final Consumer<byte[]> expired;

  /** The part of the table to be looked at next; 0 between two sweeps. */
  private int part;

  /** Nothing expires before, of what was put or looked at since the sweep began. */
  private long first = BindingRecords.NEVER;

  /**
   * Sweeps a table.
   *
   * @param expired told each record one of whose bindings has expired; is to replace or remove it
   */
  ExpirySweep(EventLoop loop, RecordTable records, Consumer<byte[]> expired) {
    this.loop = loop;
    this.records = records;
    this.expired = expired;
  }

  /** A record was put into the table. */
  void added(long firstExpiry) {
    if (firstExpiry < first) {
      first = firstExpiry;
      if (part == 0) {
        armForFirst();
      }
    }
  }

  private void armForFirst() {
    long wait = first - loop.clock().epochMillis();
    arm(Math.max(BETWEEN_SWEEPS_MILLIS, wait));
  }

  private void arm(long millis) {
    loop.timers().arm(this, loop.clock().nanos() + TimeUnit.MILLISECONDS.toNanos(millis));
  }

  @Override
  protected void fired(long now) {
    if (part == 0) {
      first = BindingRecords.NEVER;
    }
    List<byte[]> found = new ArrayList<>();
    long epochMillis = loop.clock().epochMillis();
    int slots = 0;
    while (part < RecordTable.PARTS && slots < SLOTS_A_STEP && found.size() < MOST_A_STEP) {
      slots += Math.max(1, records.slots(part));
      records.forEach(part, record -> look(record, epochMillis, found));
      if (found.size() < MOST_A_STEP) {
        part++;
      }
    }
    boolean done = part == RecordTable.PARTS;
    found.forEach(expired); // what is left of a user is put again, and told to added()
    if (done) {
      part = 0;
      if (first != BindingRecords.NEVER) {
        armForFirst();
      }
    } else {
      arm(found.size() < MOST_A_STEP ? BETWEEN_STEPS_MILLIS : BETWEEN_FULL_STEPS_MILLIS);
    }
  }

  private void look(byte[] record, long epochMillis, List<byte[]> found) {
    long expiry = BindingRecords.firstExpiry(record);
    if (expiry > epochMillis) {
      first = Math.min(first, expiry);
    } else if (found.size() < MOST_A_STEP) {
      found.add(record);
    }
  }
}
