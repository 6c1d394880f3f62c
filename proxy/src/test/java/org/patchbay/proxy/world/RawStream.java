package org.patchbay.proxy.world;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.patchbay.loop.Stream;
import org.patchbay.loop.Streams;
import org.patchbay.testkit.Host;

/** A TCP connection that a test writes to octet by octet. */
final class RawStream implements Streams.Handler {
  private final StringBuilder received = new StringBuilder();
  private final Stream stream;
  private boolean closed;

  private RawStream(Host from, InetSocketAddress to) {
    stream = from.streams().connect(null, to, this);
  }

  static RawStream open(Host from, InetSocketAddress to) {
    return new RawStream(from, to);
  }

  /** Writes text as it is. */
  void write(String text) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    stream.write(octets, 0, octets.length);
  }

  void close() {
    stream.close();
  }

  /** All that was received so far. */
  String received() {
    return received.toString();
  }

  /** Whether the peer has closed it. */
  boolean isClosed() {
    return closed;
  }

  @Override
  public void opened(Stream opened) {}

  @Override
  public void received(Stream from, byte[] data, int offset, int length) {
    received.append(new String(data, offset, length, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void closed(Stream gone, String reason) {
    closed = true;
  }
}
