package org.patchbay.proxy.transport.netty;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Stream;
import org.patchbay.loop.Streams;

/** Keeps what it is told, for a test's thread to wait for. Checks that it is told on the loop. */
class RecordedStreams implements Streams.Handler {
  private static final long PATIENCE_SECONDS = 10;

  final BlockingQueue<Stream> opened = new LinkedBlockingQueue<>();
  final BlockingQueue<String> closed = new LinkedBlockingQueue<>();
  private final BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private final EventLoop loop;

  RecordedStreams(EventLoop loop) {
    this.loop = loop;
  }

  @Override
  public void opened(Stream stream) {
    opened.add(onLoop(stream));
  }

  @Override
  public void received(Stream stream, byte[] data, int offset, int length) {
    byte[] copy = new byte[length];
    System.arraycopy(data, offset, copy, 0, length);
    received.add(onLoop(copy));
  }

  @Override
  public void closed(Stream stream, String reason) {
    closed.add(onLoop(reason));
  }

  private <T> T onLoop(T value) {
    if (!loop.inLoop()) {
      throw new IllegalStateException("told outside of the loop");
    }
    return value;
  }

  Stream awaitOpened() throws InterruptedException {
    return within(opened);
  }

  String awaitClosed() throws InterruptedException {
    return within(closed);
  }

  /** What has been received, once it is so many octets. */
  byte[] awaitOctets(int count) throws InterruptedException {
    while (taken.size() < count) {
      taken.writeBytes(within(received));
    }
    return taken.toByteArray();
  }

  String awaitText(int count) throws InterruptedException {
    return new String(awaitOctets(count), StandardCharsets.US_ASCII);
  }

  private static <T> T within(BlockingQueue<T> queue) throws InterruptedException {
    T value = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (value == null) {
      throw new AssertionError("not told within " + PATIENCE_SECONDS + " s");
    }
    return value;
  }
}
