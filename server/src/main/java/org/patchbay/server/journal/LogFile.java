package org.patchbay.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32C;
import org.patchbay.server.data.PrivateFile;

/** A log open for appending: where its good end is, and a buffer for the batch being written. */
final class LogFile implements AutoCloseable {
  private static final int BUFFER = 256 << 10;

  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final CRC32C crc = new CRC32C();
  private long end;

  private LogFile(FileChannel channel, long end) {
    this.channel = channel;
    this.end = end;
  }

  /** Goes on with a file after its last good record, and cuts off what follows that. */
  static LogFile resume(FileChannel channel, long end) throws IOException {
    LogFile file = new LogFile(channel, end);
    if (end == 0) {
      file.begin();
    } else {
      channel.truncate(end);
      channel.position(end);
    }
    return file;
  }

  /** Makes an empty log; what was at that path is lost. */
  static LogFile create(Path path) throws IOException {
    Files.deleteIfExists(path);
    return resume(PrivateFile.open(path), 0);
  }

  private void begin() throws IOException {
    channel.truncate(0);
    channel.position(0);
    buffer.put(RecordFormat.magic());
    flush();
  }

  /** Adds a record to the batch. */
  void add(byte[] record) throws IOException {
    if (buffer.remaining() < RecordFormat.size(record)) {
      write();
    }
    RecordFormat.put(buffer, record, crc);
  }

  /** Hands the batch to the kernel: from then on it survives the process. */
  void flush() throws IOException {
    write();
    end = channel.position();
  }

  private void write() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  /** Drops the batch, and what of it is already in the file. */
  void rollBack() throws IOException {
    buffer.clear();
    channel.truncate(end);
    channel.position(end);
  }

  /** Where the last whole batch ends, in bytes from the file's beginning. */
  long end() {
    return end;
  }

  /** Copies whole batches from another log, from one of its batch ends to its present end. */
  void copyFrom(Path other, long from, long to) throws IOException {
    try (FileChannel source = FileChannel.open(other)) {
      for (long at = from; at < to; ) {
        long count = source.transferTo(at, to - at, channel);
        if (count <= 0) {
          throw new IOException("the old log is shorter than it was");
        }
        at += count;
      }
    }
    end = channel.position();
  }

  /** Takes the place of another log. */
  void moveTo(Path own, Path place) throws IOException {
    Files.move(own, place, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Waits until the disk has it. May be called from another thread than the writer's. */
  void force() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
