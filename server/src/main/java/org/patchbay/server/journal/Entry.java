package org.patchbay.server.journal;

/** What waits for the writer, in the order in which it was queued. */
sealed interface Entry {

  /** A record to be appended, and what is to be run afterwards. */
  record Append(byte[] record, Runnable written) implements Entry {}

  /** The state at this very place in the queue: what precedes is in it, what follows is not. */
  record Mark(Iterable<byte[]> state) implements Entry {}

  /** A snapshot is on the disk; what was appended since its mark has yet to be added. */
  record Snapshotted(LogFile file) implements Entry {}

  /** A snapshot could not be written, or the state not be taken. */
  record NoSnapshot(Throwable why) implements Entry {}

  /** The end: what precedes is written, then the writer stops. */
  record Stop() implements Entry {}
}
