package org.patchbay.server.journal;

/**
 * The bounds of a log.
 *
 * @param queuedBytes of records accepted and not yet written; beyond, records are refused
 * @param compactFromBytes the size below which a log is never compacted
 * @param compactFactor a log is compacted when it is so many times the size of its last snapshot
 */
public record LogLimits(long queuedBytes, long compactFromBytes, int compactFactor) {

  /** 8 MiB in the queue; compaction from 16 MiB and at four times the live data. */
  public static LogLimits standard() {
    return new LogLimits(8 << 20, 16 << 20, 4);
  }

  /** The size at which a log is compacted whose last snapshot had so many bytes. */
  long compactAt(long snapshotBytes) {
    return Math.max(compactFromBytes, snapshotBytes * compactFactor);
  }
}
