package org.patchbay.server.assembly;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.patchbay.proxy.registrar.BindingJournal;
import org.patchbay.server.data.DataDirectoryException;
import org.patchbay.server.journal.LogLimits;
import org.patchbay.server.journal.RecordLog;

/** The journal of the location service, kept in a record log. */
final class LocationJournal implements BindingJournal {
  /** All of a log at once may be four times what is alive. */
  private static final int BATCH = 4096;

  private final Executor loop;
  private RecordLog log;

  LocationJournal(Executor loop) {
    this.loop = loop;
  }

  /**
   * Opens the log, before anything is appended.
   *
   * @param replay takes what it holds, oldest first, so many records at a time
   * @throws DataDirectoryException when the file is no log or cannot be used
   */
  RecordLog open(Path path, Consumer<List<byte[]>> replay) throws DataDirectoryException {
    List<byte[]> batch = new ArrayList<>(BATCH);
    log =
        RecordLog.open(
            path,
            LogLimits.standard(),
            record -> {
              batch.add(record);
              if (batch.size() == BATCH) {
                replay.accept(batch);
                batch.clear();
              }
            });
    replay.accept(batch);
    return log;
  }

  @Override
  public void append(byte[] record, Consumer<Boolean> done) {
    if (!log.append(record, () -> done.accept(true))) {
      loop.execute(() -> done.accept(false));
    }
  }
}
