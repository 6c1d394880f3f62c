package org.patchbay.proxy.registrar;

import java.util.function.Consumer;

/** Where changes of bindings are written so that they outlive the process. */
public interface BindingJournal {

  /** A record has no more octets; all that one user has goes into one. */
  int MOST_OCTETS = 8192;

  /** Keeps nothing and is always done at once. */
  BindingJournal NO_JOURNAL = (record, done) -> done.accept(true);

  /**
   * Writes a record behind those before it. Never blocks.
   *
   * @param record a record of {@link BindingRecords}, at most {@link #MOST_OCTETS} long; not
   *     changed afterwards
   * @param done called once on the loop, possibly before this method returns: with true when the
   *     record would outlive the process, with false when it was not written and will not be
   */
  void append(byte[] record, Consumer<Boolean> done);
}
