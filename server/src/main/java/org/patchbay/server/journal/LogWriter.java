package org.patchbay.server.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The thread that writes a log: takes what is queued, writes it as one batch, and runs the batch's
 * completions on the loop. A batch that fails is tried again each second, and meanwhile nothing
 * more is accepted, so that the log never misses a record in the middle.
 */
final class LogWriter {
  private static final Logger LOG = LogManager.getLogger(LogWriter.class);
  private static final int LARGEST_BATCH = 4096;
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long FORCE_AFTER_MILLIS = 1000;

  private final Path path;
  private final LogLimits limits;
  private final EntryQueue queue;
  private final Executor loop;
  private final SnapshotSource state;
  private final Consumer<byte[]> written;
  private final Thread thread = daemon(this::run, "journal-writer");
  private final ScheduledExecutorService disk =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "journal-disk"));
  private final AtomicBoolean forceDue = new AtomicBoolean();
  private final List<Entry.Append> batch = new ArrayList<>();

  private volatile LogFile file;
  private volatile boolean failing;
  private volatile boolean givingUp;
  private boolean compacting;
  private long mark;
  private long compactAt;

  LogWriter(
      Path path,
      LogFile file,
      LogLimits limits,
      EntryQueue queue,
      Executor loop,
      SnapshotSource state,
      Consumer<byte[]> written) {
    this.path = path;
    this.file = file;
    this.limits = limits;
    this.queue = queue;
    this.loop = loop;
    this.state = state;
    this.written = written;
    this.compactAt = limits.compactFromBytes();
  }

  void start() {
    thread.start();
  }

  /** Whether the last batch could not be written. */
  boolean failing() {
    return failing;
  }

  /** Ends after what is queued, or after a while. */
  void stop(long millis) throws IOException {
    queue.add(new Entry.Stop());
    try {
      thread.join(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    givingUp = true;
    LockSupport.unpark(thread);
    disk.shutdownNow();
    file.close();
  }

  private void run() {
    boolean going = true;
    while (going) {
      going = step(queue.take());
    }
  }

  /** Takes one entry and the appends that follow it. */
  private boolean step(Entry first) {
    Entry entry = first;
    while (entry instanceof Entry.Append append) {
      batch.add(append);
      entry = batch.size() < LARGEST_BATCH ? queue.poll() : null;
    }
    if (!batch.isEmpty()) {
      writeBatch();
    }
    if (entry == null) {
      return !givingUp;
    }
    if (entry instanceof Entry.Mark taken) {
      mark = file.end();
      disk.execute(() -> writeSnapshot(taken.state()));
    } else if (entry instanceof Entry.Snapshotted snapshotted) {
      replaceBy(snapshotted.file());
    } else if (entry instanceof Entry.NoSnapshot none) {
      compactionFailed(none.why());
    }
    return !(entry instanceof Entry.Stop) && !givingUp;
  }

  private void writeBatch() {
    while (!tryWrite()) {
      LockSupport.parkNanos(this, RETRY_NANOS);
      if (givingUp) {
        return;
      }
    }
    List<Entry.Append> done = List.copyOf(batch);
    batch.clear();
    for (Entry.Append append : done) {
      written.accept(append.record());
    }
    loop.execute(() -> complete(done));
    if (forceDue.compareAndSet(false, true)) {
      disk.schedule(this::force, FORCE_AFTER_MILLIS, TimeUnit.MILLISECONDS);
    }
    if (!compacting && file.end() >= compactAt) {
      compacting = true;
      loop.execute(this::takeMark);
    }
  }

  /** On the loop. One completion that throws does not keep the others from running. */
  private static void complete(List<Entry.Append> done) {
    RuntimeException failure = null;
    for (Entry.Append append : done) {
      try {
        append.written().run();
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private boolean tryWrite() {
    try {
      if (failing) {
        file.rollBack();
      }
      for (Entry.Append append : batch) {
        file.add(append.record());
      }
      file.flush();
      if (failing) {
        LOG.info("Registrations can be written to {} again", path);
      }
      failing = false;
      return true;
    } catch (IOException e) {
      if (!failing) {
        LOG.error("Registrations are refused, since {} cannot be written: {}", path, e.toString());
      }
      failing = true;
      return false;
    }
  }

  /** On the loop. */
  private void takeMark() {
    try {
      queue.add(new Entry.Mark(state.snapshot()));
    } catch (RuntimeException e) {
      queue.add(new Entry.NoSnapshot(e));
      throw e;
    }
  }

  /** On the disk's thread. */
  private void writeSnapshot(Iterable<byte[]> records) {
    try {
      queue.add(new Entry.Snapshotted(Compaction.write(path, records)));
    } catch (IOException | RuntimeException e) {
      queue.add(new Entry.NoSnapshot(e));
    }
  }

  private void replaceBy(LogFile next) {
    long snapshotBytes = next.end();
    try {
      Compaction.finish(path, next, mark, file.end());
    } catch (IOException e) {
      compactionFailed(e);
      close(next);
      return;
    }
    LogFile old = file;
    file = next;
    close(old);
    compacting = false;
    compactAt = limits.compactAt(snapshotBytes);
    LOG.debug("{} was compacted to {} bytes", path, next.end());
  }

  private void compactionFailed(Throwable why) {
    LOG.warn("{} could not be compacted and goes on growing: {}", path, why.toString());
    compacting = false;
    compactAt = file.end() * 2; // later, and not at each batch
  }

  /** On the disk's thread. */
  private void force() {
    forceDue.set(false);
    LogFile current = file;
    try {
      current.force();
    } catch (IOException e) {
      if (current == file && !givingUp) {
        LOG.warn("{} could not be forced to the disk: {}", path, e.toString());
      }
    }
  }

  private void close(LogFile file) {
    try {
      file.close();
    } catch (IOException e) {
      LOG.debug("{} could not be closed: {}", path, e.toString());
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
