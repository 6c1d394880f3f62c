package org.patchbay.testkit.net;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.patchbay.loop.Stream;
import org.patchbay.loop.StreamKind;
import org.patchbay.loop.Streams;

/** One end of a simulated connection. */
final class SimStream implements Stream {
  private final Node node;
  private final StreamKind kind;
  private final InetSocketAddress local;
  private final InetSocketAddress remote;
  private final Streams.Handler handler;

  /** What was written before the connection was there. */
  private final ArrayDeque<byte[]> early = new ArrayDeque<>();

  private Pipe out;
  private boolean closed;

  SimStream(
      Node node,
      StreamKind kind,
      InetSocketAddress local,
      InetSocketAddress remote,
      Streams.Handler handler) {
    this.node = node;
    this.kind = kind;
    this.local = local;
    this.remote = remote;
    this.handler = handler;
    node.add(this);
  }

  @Override
  public InetSocketAddress local() {
    return local;
  }

  @Override
  public InetSocketAddress remote() {
    return remote;
  }

  @Override
  public void write(byte[] data, int offset, int length) {
    if (closed || length == 0) {
      return;
    }
    byte[] octets = Arrays.copyOfRange(data, offset, offset + length);
    if (out == null) {
      early.add(octets);
    } else {
      out.write(octets);
    }
  }

  @Override
  public long pendingBytes() {
    long waiting = early.stream().mapToInt(octets -> octets.length).sum();
    return waiting + (out == null ? 0 : out.pending());
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    end("closed by the peer");
    node.network()
        .timeline()
        .trafficAt(node.network().now(), () -> node.run(() -> handler.closed(this, "closed here")));
  }

  /** The process that owned it is no more: the peer sees a reset. */
  void vanish() {
    end("connection reset");
  }

  StreamKind kind() {
    return kind;
  }

  boolean isClosed() {
    return closed;
  }

  /** The pipe is there; the owner is told, and what it has written goes out. */
  void opened(Pipe pipe) {
    out = pipe;
    node.run(() -> handler.opened(this));
    while (!early.isEmpty() && !closed) {
      out.write(early.poll());
    }
  }

  /** There will be no connection. */
  void failed(String reason) {
    if (!closed) {
      closed = true;
      node.remove(this);
      node.run(() -> handler.closed(this, reason));
    }
  }

  void deliver(byte[] data, int offset, int length) {
    if (!closed) {
      node.run(() -> handler.received(this, data, offset, length));
    }
  }

  void peerEnded(String reason) {
    if (!closed) {
      end("closed by the peer");
      node.run(() -> handler.closed(this, reason));
    }
  }

  private void end(String reason) {
    closed = true;
    node.remove(this);
    if (out != null) {
      out.end(reason);
    }
  }
}
