package org.patchbay.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Notices that files changed, by the time of their last change and their size. Links are followed,
 * since that is how tools which renew certificates put new ones in place.
 */
final class FileWatch {
  private Map<Path, String> seen;
  private Map<Path, String> used;

  /** Watches files as they are now. */
  FileWatch(Set<Path> paths) {
    seen = stamps(paths);
    used = seen;
  }

  /**
   * Looks again.
   *
   * @return whether something changed since this last returned true, and not since the last look: a
   *     certificate and its key are seldom replaced at the same moment
   */
  boolean changed(Set<Path> paths) {
    Map<Path, String> now = stamps(paths);
    boolean still = now.equals(seen);
    seen = now;
    if (!still || now.equals(used)) {
      return false;
    }
    used = now;
    return true;
  }

  private static Map<Path, String> stamps(Set<Path> paths) {
    Map<Path, String> stamps = new HashMap<>();
    for (Path path : paths) {
      try {
        stamps.put(path, Files.getLastModifiedTime(path) + " " + Files.size(path));
      } catch (IOException e) {
        stamps.put(path, "unreadable");
      }
    }
    return stamps;
  }
}
