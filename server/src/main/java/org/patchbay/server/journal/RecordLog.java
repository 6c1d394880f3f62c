package org.patchbay.server.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.patchbay.server.data.DataDirectoryException;
import org.patchbay.server.data.PrivateFile;

/**
 * An append-only log of opaque records that outlives a killed process.
 *
 * <p>Use: {@link #open} replays what is there; {@link #start} begins to write; {@link #append}
 * queues a record and later runs its completion; {@link #close} writes what is queued. Replaying
 * must be harmless for records whose effect a snapshot already holds, so records say what is, not
 * what changes.
 */
public final class RecordLog implements AutoCloseable {
  /** What a queued record costs beside its bytes, roughly. */
  private static final int ENTRY_BYTES = 64;

  private static final long PATIENCE_AT_CLOSE_MILLIS = 5000;

  private final Path path;
  private final LogLimits limits;
  private final Recovery recovery;
  private final LogFile file;
  private final EntryQueue queue = new EntryQueue();
  private final AtomicLong queuedBytes = new AtomicLong();
  private volatile boolean closed;
  private LogWriter writer;

  private RecordLog(Path path, LogLimits limits, Recovery recovery, LogFile file) {
    this.path = path;
    this.limits = limits;
    this.recovery = recovery;
    this.file = file;
  }

  /**
   * Opens a log, creating it where it is missing, and replays it. A torn end is cut off.
   *
   * @param replay takes the records, oldest first, on the calling thread
   * @throws DataDirectoryException when the file is no log or cannot be used
   */
  public static RecordLog open(Path path, LogLimits limits, Consumer<byte[]> replay)
      throws DataDirectoryException {
    try {
      Files.deleteIfExists(Compaction.unfinished(path));
      Recovery recovery = new Recovery(0, 0, 0);
      if (Files.exists(path)) {
        try (FileChannel channel = FileChannel.open(path)) {
          recovery = Recovery.read(channel, replay);
        }
      }
      LogFile file = LogFile.resume(PrivateFile.open(path), recovery.goodBytes());
      return new RecordLog(path, limits, recovery, file);
    } catch (IOException e) {
      throw new DataDirectoryException(
          path
              + " cannot be used: "
              + e.getMessage()
              + "; without the file, phones are unreachable until they register again",
          e);
    }
  }

  /** What was found at the opening. */
  public Recovery recovery() {
    return recovery;
  }

  /**
   * Begins to write. Called once.
   *
   * @param loop runs completions and takes snapshots: the loop that appends
   * @param state what the log's records add up to
   */
  public void start(Executor loop, SnapshotSource state) {
    writer = new LogWriter(path, file, limits, queue, loop, state, this::written);
    writer.start();
  }

  /**
   * Queues a record. Called on the loop, which never waits here.
   *
   * @param record 1 to 8192 bytes, not to be changed afterwards
   * @param written run on the loop when the kernel has the record
   * @return whether it was accepted; it is not when the disk cannot follow, and then {@code
   *     written} never runs
   */
  public boolean append(byte[] record, Runnable written) {
    if (record.length < 1 || record.length > RecordFormat.LONGEST) {
      throw new IllegalArgumentException("a record of " + record.length + " bytes");
    }
    LogWriter started = writer;
    if (closed
        || queuedBytes.get() >= limits.queuedBytes()
        || (started != null && started.failing())) {
      return false;
    }
    queuedBytes.addAndGet(record.length + ENTRY_BYTES);
    queue.add(new Entry.Append(record, written));
    return true;
  }

  private void written(byte[] record) {
    queuedBytes.addAndGet(-record.length - ENTRY_BYTES);
  }

  /** Writes what is queued and closes the file; gives a stuck disk five seconds. */
  @Override
  public void close() throws IOException {
    closed = true;
    if (writer == null) {
      file.close();
      return;
    }
    writer.stop(PATIENCE_AT_CLOSE_MILLIS);
  }
}
