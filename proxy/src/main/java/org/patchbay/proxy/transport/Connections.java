package org.patchbay.proxy.transport;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Stream;
import org.patchbay.loop.Streams;
import org.patchbay.proxy.message.SipMessage;

/** The open streams of one loop, by number and by the peer that is at their other end. */
final class Connections {
  /** For the framers of all connections: they read one head at a time. */
  final SipMessage frameHead = new SipMessage();

  final UnfinishedMessages unfinished = new UnfinishedMessages();

  private final EventLoop loop;
  private final Streams streams;
  private final TransportLayer.Receiver receiver;
  private final Map<Long, Connection> byNumber = new HashMap<>();
  private final Map<InetSocketAddress, Connection> byRemote = new HashMap<>();
  private long nextNumber;

  Connections(EventLoop loop, Streams streams, TransportLayer.Receiver receiver) {
    this.loop = loop;
    this.streams = streams;
    this.receiver = receiver;
    // A connection's number is remembered in tokens that outlive the process: begin anywhere.
    this.nextNumber = loop.ids().nextLong() >>> 16 | 1;
  }

  /** Listens on an address whose peers belong to one listener or the other by their family. */
  Streams.Listener listen(InetSocketAddress bind, ListenPoint ipv4, ListenPoint ipv6)
      throws IOException {
    return streams.listen(bind, new Accepted(ipv4, ipv6));
  }

  int size() {
    return byNumber.size();
  }

  int count(Transport transport) {
    int count = 0;
    for (Connection connection : byNumber.values()) {
      if (connection.flow().transport() == transport) {
        count++;
      }
    }
    return count;
  }

  /** The connection of that number; null if it is gone. */
  Connection get(long number) {
    return byNumber.get(number);
  }

  /** The connection to a peer: the one that is there, or one that is opened now. */
  Connection to(InetSocketAddress remote, ListenPoint from) {
    Connection connection = byRemote.get(remote);
    return connection != null ? connection : open(remote, from);
  }

  private Connection open(InetSocketAddress remote, ListenPoint from) {
    InetAddress local = from.address().getAddress();
    Connection connection = new Connection(this, loop, nextNumber++, from);
    connection.attach(
        streams.connect(
            local.isAnyLocalAddress() ? null : new InetSocketAddress(local, 0),
            remote,
            new Opened(connection)));
    add(connection);
    return connection;
  }

  private void add(Connection connection) {
    byNumber.put(connection.number, connection);
    byRemote.put(connection.stream().remote(), connection);
  }

  void framed(byte[] bytes, int length, Connection connection) {
    receiver.received(bytes, length, connection.flow());
  }

  private void closed(Connection connection, String reason) {
    if (byNumber.remove(connection.number) != null) {
      byRemote.remove(connection.stream().remote(), connection);
      connection.gone();
      receiver.connectionLost(connection.flow(), connection.carriesRequests, reason);
    }
  }

  void closeAll() {
    List.copyOf(byNumber.values()).forEach(connection -> connection.stream().close());
  }

  /** Connections that peers opened to one listener, or to the two of one socket. */
  private final class Accepted implements Streams.Handler {
    private final ListenPoint ipv4;
    private final ListenPoint ipv6;
    private final Map<Stream, Connection> accepted = new HashMap<>();

    Accepted(ListenPoint ipv4, ListenPoint ipv6) {
      this.ipv4 = ipv4;
      this.ipv6 = ipv6;
    }

    @Override
    public void opened(Stream stream) {
      if (!receiver.accepts(stream.remote())) {
        stream.close();
        return;
      }
      ListenPoint point = stream.remote().getAddress() instanceof Inet6Address ? ipv6 : ipv4;
      Connection connection = new Connection(Connections.this, loop, nextNumber++, point);
      connection.attach(stream);
      accepted.put(stream, connection);
      add(connection);
    }

    @Override
    public void received(Stream stream, byte[] data, int offset, int length) {
      Connection connection = accepted.get(stream);
      if (connection != null) {
        connection.received(data, offset, length);
      }
    }

    @Override
    public void closed(Stream stream, String reason) {
      Connection connection = accepted.remove(stream);
      if (connection != null) {
        Connections.this.closed(connection, reason);
      }
    }
  }

  /** A connection that we opened. */
  private final class Opened implements Streams.Handler {
    private final Connection connection;

    Opened(Connection connection) {
      this.connection = connection;
    }

    @Override
    public void opened(Stream stream) {}

    @Override
    public void received(Stream stream, byte[] data, int offset, int length) {
      connection.received(data, offset, length);
    }

    @Override
    public void closed(Stream stream, String reason) {
      Connections.this.closed(connection, reason);
    }
  }
}
