package org.patchbay.server.journal;

/** The state behind a log, as the records that would build it anew. */
@FunctionalInterface
public interface SnapshotSource {

  /**
   * The state as it is now. Called on the loop that appends, and has to be quick there: it takes
   * references to immutable values; the records are encoded as the result is iterated, once, on
   * another thread.
   *
   * <p>It must hold the effect of every record accepted before: who appends changes its state in
   * the same turn of the loop.
   */
  Iterable<byte[]> snapshot();
}
