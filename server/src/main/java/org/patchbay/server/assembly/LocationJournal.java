package org.patchbay.server.assembly;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.patchbay.proxy.registrar.BindingJournal;
import org.patchbay.server.journal.RecordLog;

/** The journal of the location service, kept in a record log. */
record LocationJournal(RecordLog log, Executor loop) implements BindingJournal {

  @Override
  public void append(byte[] record, Consumer<Boolean> done) {
    if (!log.append(record, () -> done.accept(true))) {
      loop.execute(() -> done.accept(false));
    }
  }
}
