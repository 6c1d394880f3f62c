package org.patchbay.server.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process's claim on a data directory. The kernel gives it up when the process ends, however it
 * ends, so that nothing is left to clean up after {@code kill -9}.
 */
public final class DirectoryLock implements AutoCloseable {
  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  static DirectoryLock take(Path file, Path directory) throws IOException {
    FileChannel channel = PrivateFile.open(file);
    try {
      FileLock lock = tryLock(channel);
      if (lock == null) {
        throw new DataDirectoryException(
            "another Patchbay (pid "
                + Files.readString(file).strip()
                + ") already runs on the data directory "
                + directory
                + "; stop it, or give this one a directory of its own with --data DIR");
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
      return new DirectoryLock(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  /** Gives the directory up. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
