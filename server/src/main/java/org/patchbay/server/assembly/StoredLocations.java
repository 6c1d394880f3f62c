package org.patchbay.server.assembly;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.patchbay.loop.EventLoop;
import org.patchbay.proxy.registrar.LocationService;
import org.patchbay.server.data.DataDirectoryException;
import org.patchbay.server.journal.RecordLog;

/** The location service of the proxy's loop, with what the journal of earlier runs holds. */
final class StoredLocations implements AutoCloseable {
  private final OnLoop onLoop;
  private final LocationService service;
  private final RecordLog journal;

  /**
   * Reads the journal, and keeps it from now on.
   *
   * @param path of the journal
   * @param mostBindings of all users together
   * @throws DataDirectoryException when the file is no journal or cannot be used
   */
  StoredLocations(Path path, EventLoop loop, int mostBindings) throws DataDirectoryException {
    onLoop = new OnLoop(loop);
    LocationJournal journalled = new LocationJournal(loop);
    service = onLoop.get(() -> new LocationService(loop, journalled, mostBindings));
    journal = journalled.open(path, this::recover);
    journal.start(loop, service::snapshot);
  }

  private void recover(List<byte[]> records) {
    onLoop.run(() -> records.forEach(service::recover));
  }

  /** The service; the loop's, but for what it lets any thread do. */
  LocationService service() {
    return service;
  }

  /** Forgets everybody else: users may have been removed while no server ran. */
  void keepOnly(Predicate<String> users) {
    Set<String> others = new HashSet<>();
    onLoop.run(
        () ->
            service.forEachUser(
                user -> {
                  if (!users.test(user)) {
                    others.add(user);
                  }
                }));
    forget(others);
  }

  /** Whoever is removed is not called any more, and leaves no phone to a later user of the name. */
  void forget(Set<String> users) {
    onLoop.run(() -> users.forEach(service::forget));
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
