package org.patchbay.testkit.net;

import java.net.InetSocketAddress;
import org.patchbay.loop.StreamKind;
import org.patchbay.loop.Streams;

/** A simulated listening socket. */
final class SimListener implements Streams.Listener {
  private final Node node;
  private final StreamKind kind;
  private final InetSocketAddress local;
  private final Streams.Handler handler;

  SimListener(Node node, StreamKind kind, InetSocketAddress local, Streams.Handler handler) {
    this.node = node;
    this.kind = kind;
    this.local = local;
    this.handler = handler;
  }

  @Override
  public InetSocketAddress local() {
    return local;
  }

  @Override
  public void close() {
    node.remove(this);
  }

  StreamKind kind() {
    return kind;
  }

  Streams.Handler handler() {
    return handler;
  }
}
