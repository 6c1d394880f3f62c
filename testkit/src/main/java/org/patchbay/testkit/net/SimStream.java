package org.patchbay.testkit.net;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.patchbay.loop.Stream;
import org.patchbay.loop.Streams;

/** One end of a simulated connection. */
final class SimStream implements Stream {
  private final Node node;
  private final InetSocketAddress local;
  private final InetSocketAddress remote;
  private final Streams.Handler handler;
  private final ByteArrayOutputStream early = new ByteArrayOutputStream();
  private Pipe out;
  private boolean closed;

  SimStream(Node node, InetSocketAddress local, InetSocketAddress remote, Streams.Handler handler) {
    this.node = node;
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
    if (out == null) {
      early.write(data, offset, length);
    } else {
      out.write(Arrays.copyOfRange(data, offset, offset + length));
    }
  }

  @Override
  public long pendingBytes() {
    return early.size() + (out == null ? 0 : out.pending());
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

  boolean isClosed() {
    return closed;
  }

  /** The pipe is there; the owner is told, and what it has written goes out. */
  void opened(Pipe pipe) {
    out = pipe;
    node.run(() -> handler.opened(this));
    if (early.size() > 0 && !closed) {
      byte[] octets = early.toByteArray();
      early.reset();
      out.write(octets);
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
