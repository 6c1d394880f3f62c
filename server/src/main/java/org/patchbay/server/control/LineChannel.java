package org.patchbay.server.control;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lines over a socket channel, with a time limit for each. Blocking channels have no time limits,
 * hence the selector.
 */
final class LineChannel implements AutoCloseable {
  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final Duration limit;
  private final ByteBuffer received;

  /**
   * Takes a connected channel over.
   *
   * @param limit for each line read or written
   * @param longestLine in bytes of UTF-8, without the line end
   */
  LineChannel(SocketChannel channel, Duration limit, int longestLine) throws IOException {
    this.channel = channel;
    this.limit = limit;
    this.received = ByteBuffer.allocate(longestLine + 1).flip();
    channel.configureBlocking(false);
    this.selector = Selector.open();
    this.key = channel.register(selector, 0);
  }

  /**
   * The next line; null at the end of the stream.
   *
   * @throws IOException when it does not come in time, is too long, or has no end
   */
  String read() throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    int searched = 0;
    while (true) {
      for (; searched < received.remaining(); searched++) {
        if (received.get(received.position() + searched) == '\n') {
          byte[] line = new byte[searched];
          received.get(line).get();
          return new String(line, StandardCharsets.UTF_8);
        }
      }
      if (received.remaining() == received.capacity()) {
        throw new IOException("a line is longer than " + (received.capacity() - 1) + " bytes");
      }
      received.compact();
      int count = channel.read(received);
      received.flip();
      if (count < 0) {
        if (received.hasRemaining()) {
          throw new IOException("the connection ended in the middle of a line");
        }
        return null;
      }
      if (count == 0) {
        await(SelectionKey.OP_READ, deadline);
      }
    }
  }

  /** Sends a line; line ends within it become spaces. */
  void write(String line) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    ByteBuffer left =
        ByteBuffer.wrap(
            (line.replace('\n', ' ').replace('\r', ' ') + "\n").getBytes(StandardCharsets.UTF_8));
    while (left.hasRemaining()) {
      if (channel.write(left) == 0) {
        await(SelectionKey.OP_WRITE, deadline);
      }
    }
  }

  private void await(int operation, long deadline) throws IOException {
    long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    key.interestOps(operation);
    if (millis <= 0 || selector.select(millis) == 0) {
      throw new SocketTimeoutException("no answer within " + limit.toSeconds() + " s");
    }
    selector.selectedKeys().clear();
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
