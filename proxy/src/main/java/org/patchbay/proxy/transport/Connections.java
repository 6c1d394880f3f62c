package org.patchbay.proxy.transport;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Stream;
import org.patchbay.loop.Streams;
import org.patchbay.proxy.message.SipMessage;

/** The open streams of one loop, by number and by the peer that is at their other end. */
final class Connections {

  /**
   * The other end of a connection: only what has proved to be of a domain is used for it (RFC 5922
   * §7.4).
   *
   * @param domain whom it has proved to be, in lower case; "" for nobody
   */
  record Peer(Transport transport, InetSocketAddress remote, String domain) {}

  /** For the framers of all connections: they read one head at a time. */
  final SipMessage frameHead = new SipMessage();

  final UnfinishedMessages unfinished = new UnfinishedMessages();
  final IdleConnections idle;

  private final EventLoop loop;
  private final Streams streams;
  private final TransportLayer.Receiver receiver;
  private final Map<Long, Connection> byNumber = new HashMap<>();
  private final Map<Peer, Connection> byPeer = new HashMap<>();
  private final ConnectionLog log;
  private long nextNumber;

  Connections(EventLoop loop, Streams streams, TransportLayer.Receiver receiver) {
    this.loop = loop;
    this.streams = streams;
    this.receiver = receiver;
    this.idle = new IdleConnections(loop);
    this.log = new ConnectionLog(loop);
    // A connection's number is remembered in tokens that outlive the process: begin anywhere.
    this.nextNumber = loop.ids().nextLong() >>> 16 | 1;
  }

  /** Listens on an address whose peers belong to one listener or the other by their family. */
  Streams.Listener listen(InetSocketAddress bind, ListenPoint ipv4, ListenPoint ipv6)
      throws IOException {
    return streams.listen(ipv6.transport().kind(), bind, new Accepted(ipv4, ipv6));
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

  /**
   * The connection to a peer: the one that is there, or one that is opened now.
   *
   * @param domain whom the peer has to be, if the transport proves that; a name or an address
   * @return null for WebSocket, where the peer has to open it, and has not
   */
  Connection to(InetSocketAddress remote, String domain, ListenPoint from) {
    Transport transport = from.transport();
    String proved = transport == Transport.TLS ? domain.toLowerCase(Locale.ROOT) : "";
    Connection connection = byPeer.get(new Peer(transport, remote, proved));
    return connection != null || transport.isWebSocket() ? connection : open(remote, proved, from);
  }

  private Connection open(InetSocketAddress remote, String domain, ListenPoint from) {
    InetAddress local = from.address().getAddress();
    Connection connection = new Connection(this, loop, nextNumber++, from);
    connection.attach(
        streams.connect(
            from.transport().kind(),
            domain,
            local.isAnyLocalAddress() ? null : new InetSocketAddress(local, 0),
            remote,
            new Opened(connection)),
        domain);
    add(connection);
    connection.keep();
    return connection;
  }

  private void add(Connection connection) {
    byNumber.put(connection.number, connection);
    byPeer.put(connection.peer(), connection);
  }

  /**
   * What is sent to a peer's listener goes on the connection that it has opened to ours, if it
   * wishes so and has proved who it is (RFC 5923 §5).
   *
   * <p>Deviation: over plain TCP nobody proves anything, so there the wish is not heard: a stranger
   * could have the requests for a neighbour's port sent to himself.
   *
   * @param port the port that it says it listens on
   */
  void alias(long number, int port) {
    Connection connection = byNumber.get(number);
    if (connection == null
        || !connection.aliases.isEmpty()
        || connection.flow().transport() != Transport.TLS) {
      return;
    }
    InetSocketAddress listens =
        new InetSocketAddress(connection.flow().remote().getAddress(), port);
    for (String domain : CertificateDomains.of(connection.stream().peerCertificate())) {
      Peer alias = new Peer(Transport.TLS, listens, domain);
      if (byPeer.putIfAbsent(alias, connection) == null) {
        connection.aliases.add(alias);
      }
    }
  }

  void framed(byte[] bytes, int length, Connection connection) {
    receiver.received(bytes, length, connection.flow());
  }

  private void closed(Connection connection, String reason) {
    if (byNumber.remove(connection.number) != null) {
      byPeer.remove(connection.peer(), connection);
      connection.aliases.forEach(alias -> byPeer.remove(alias, connection));
      connection.gone();
      receiver.connectionLost(connection.flow(), connection.carriesRequests, reason);
    }
  }

  void closeAll() {
    idle.stop();
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
      connection.attach(stream, "");
      accepted.put(stream, connection);
      add(connection);
      idle.accepted(connection);
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
      } else {
        log.notAccepted(ipv6.transport(), stream.remote(), reason);
      }
    }
  }

  /** A connection that we opened. */
  private final class Opened implements Streams.Handler {
    private final Connection connection;
    private boolean isThere;

    Opened(Connection connection) {
      this.connection = connection;
    }

    @Override
    public void opened(Stream stream) {
      isThere = true;
    }

    @Override
    public void received(Stream stream, byte[] data, int offset, int length) {
      connection.received(data, offset, length);
    }

    @Override
    public void closed(Stream stream, String reason) {
      if (!isThere) {
        log.notOpened(connection.peer(), reason);
      }
      Connections.this.closed(connection, reason);
    }
  }
}
