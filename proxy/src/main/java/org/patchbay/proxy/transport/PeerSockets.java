package org.patchbay.proxy.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.patchbay.loop.DatagramPort;
import org.patchbay.loop.Datagrams;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Timer;

/**
 * The sockets that hear whether single UDP peers refuse what is sent to them (docs/adr/0016). One
 * thread.
 */
final class PeerSockets {
  /** A machine may have no way to a peer yet: its network is just coming up. */
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final EventLoop loop;
  private final Datagrams datagrams;
  private final List<PeerSocket> sockets = new ArrayList<>();

  PeerSockets(EventLoop loop, Datagrams datagrams) {
    this.loop = loop;
    this.datagrams = datagrams;
  }

  /**
   * Opens a socket for a peer, again and again until it is there.
   *
   * @param listener the port whose address it shares
   * @param receiver what is told of each datagram of the peer
   * @param refused run for one or more refusals
   */
  void open(
      DatagramPort listener,
      InetSocketAddress remote,
      Datagrams.Receiver receiver,
      Runnable refused) {
    PeerSocket socket = new PeerSocket(listener, remote, receiver, refused);
    sockets.add(socket);
    socket.open();
  }

  void close() {
    sockets.forEach(PeerSocket::close);
    sockets.clear();
  }

  /** One of them; it fires when it is to be opened again. */
  private final class PeerSocket extends Timer {
    private final DatagramPort listener;
    private final InetSocketAddress remote;
    private final Datagrams.Receiver receiver;
    private final Runnable refused;
    private DatagramPort port;

    PeerSocket(
        DatagramPort listener,
        InetSocketAddress remote,
        Datagrams.Receiver receiver,
        Runnable refused) {
      this.listener = listener;
      this.remote = remote;
      this.receiver = receiver;
      this.refused = refused;
    }

    void open() {
      try {
        port = datagrams.openConnected(listener, remote, receiver, refused);
      } catch (IOException e) {
        // Without it the peer is served by the listener, and a refusal is waited out as silence.
        loop.timers().arm(this, loop.clock().nanos() + RETRY_NANOS);
      }
    }

    void close() {
      loop.timers().cancel(this);
      if (port != null) {
        port.close();
      }
    }

    @Override
    protected void fired(long now) {
      open();
    }
  }
}
