package org.patchbay.server.journal;

import java.io.IOException;
import java.nio.file.Path;

/**
 * How a log becomes short again, while records go on being appended to it.
 *
 * <ol>
 *   <li>The loop takes a reference to its state and queues it as a mark among the records.
 *   <li>At the mark the writer notes the place; the disk's thread writes the state to a new file.
 *   <li>The writer adds to it what the old file got since the mark, and puts it in its place.
 * </ol>
 */
final class Compaction {
  private Compaction() {}

  /** The new file, as long as it is not whole. What a killed process left of it is deleted. */
  static Path unfinished(Path log) {
    return log.resolveSibling(log.getFileName() + ".next");
  }

  /** Step two. */
  static LogFile write(Path log, Iterable<byte[]> state) throws IOException {
    LogFile next = LogFile.create(unfinished(log));
    try {
      for (byte[] record : state) {
        next.add(record);
      }
      next.flush();
      next.force(); // else a power cut may keep the new name and lose the content
      return next;
    } catch (IOException | RuntimeException e) {
      next.close();
      throw e;
    }
  }

  /** Step three; afterwards {@code next} is the log. */
  static void finish(Path log, LogFile next, long mark, long end) throws IOException {
    next.copyFrom(log, mark, end);
    next.moveTo(unfinished(log), log);
  }
}
