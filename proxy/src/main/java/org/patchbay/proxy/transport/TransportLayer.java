package org.patchbay.proxy.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.patchbay.loop.DatagramPort;
import org.patchbay.loop.Datagrams;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Streams;
import org.patchbay.proxy.message.HopContact;

/** The listeners and connections of one loop (RFC 3261 §18). */
public final class TransportLayer implements AutoCloseable {

  /** What the layer delivers to. */
  public interface Receiver {

    /**
     * A message arrived whole.
     *
     * @param bytes the octets from index 0; valid until this returns
     * @param flow what it came in on
     */
    void received(byte[] bytes, int length, Flow flow);

    /** Whether a connection that a peer has opened is kept. */
    default boolean accepts(InetSocketAddress remote) {
      return true;
    }

    /**
     * A connection is gone, or could not be had.
     *
     * @param carriedRequests whether requests were sent on it
     */
    void connectionLost(Flow flow, boolean carriedRequests, String reason);

    /**
     * A UDP peer's port is closed: something that was sent there was refused, and so will be what
     * follows. Never told while something is being sent.
     *
     * @param flow one of {@link TransportLayer#hearRefusals}
     */
    void refused(Flow flow);
  }

  /** Stands for the hop among the listeners. */
  private static final OpenListener HOP_LISTENER =
      OpenListener.hop(
          new ListenPoint(
              Transport.HOP,
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              HopContact.HOST,
              5060));

  private static final Flow HOP_FLOW =
      new Flow(Transport.HOP, HOP_LISTENER.point().address(), HOP_LISTENER.point().address(), 0);

  /** RFC 3261 §7.5: what comes before a start line is passed over. */
  private static final byte[] PING = {'\r', '\n', '\r', '\n'};

  private final Delivery delivery = new Delivery();
  private final OpenListeners listeners = new OpenListeners();
  private final Connections connections;
  private final UdpSockets udp;
  private Hop hop;

  /** A layer without listeners. All methods are called on the loop. */
  public TransportLayer(EventLoop loop, Datagrams datagrams, Streams streams) {
    this.connections = new Connections(loop, streams, delivery);
    this.udp = new UdpSockets(loop, datagrams, delivery, listeners);
  }

  /** Delivers to this receiver; called before anything is listened on. */
  public TransportLayer deliverTo(Receiver receiver) {
    delivery.to(receiver);
    return this;
  }

  /**
   * Opens listeners. The wildcards of both families, where a port has both, become one socket: the
   * IPv6 wildcard, which serves IPv4 as well. Java can bind the two only so.
   *
   * @throws ListenException if one cannot be opened; it says which
   */
  public void listen(List<ListenPoint> points) throws ListenException {
    List<ListenPoint> left = new ArrayList<>(points);
    while (!left.isEmpty()) {
      ListenPoint point = left.remove(0);
      ListenPoint twin = left.stream().filter(point::isTwinOf).findFirst().orElse(point);
      if (twin != point) {
        left.remove(twin);
      }
      boolean ipv6First = point.isIpv6();
      try {
        open(ipv6First ? twin : point, ipv6First ? point : twin);
      } catch (IOException e) {
        throw new ListenException(point, e);
      }
    }
  }

  /**
   * Opens a listener.
   *
   * @throws IOException if the address is taken or not this machine's
   */
  public void listen(ListenPoint point) throws IOException {
    open(point, point);
  }

  /** Opens one socket for two listeners, or for one that is both. */
  private void open(ListenPoint ipv4, ListenPoint ipv6) throws IOException {
    switch (ipv6.transport()) {
      case UDP -> udp.listen(ipv6.address(), ipv4, ipv6);
      case HOP -> throw new IllegalArgumentException("the hop is attached, not listened on");
      case TCP, TLS, WS, WSS -> {
        Streams.Listener socket = connections.listen(ipv6.address(), ipv4, ipv6);
        listeners.add(OpenListener.streams(ipv4, socket));
        if (ipv4 != ipv6) {
          listeners.add(OpenListener.streams(ipv6, socket));
        }
      }
    }
  }

  /**
   * Tells from now on when a UDP peer refuses what is sent to it (docs/adr/0016). For peers of the
   * configuration alone: each costs a socket.
   *
   * @return the flow to the peer; null if we listen on no UDP of that address family
   */
  public Flow hearRefusals(InetSocketAddress remote) {
    Flow flow = flowTo(Transport.UDP, remote, null);
    if (flow != null) {
      udp.hearRefusals(flow);
    }
    return flow;
  }

  /**
   * Tells for a while when a UDP peer refuses what is sent to it on a flow (docs/adr/0025). Each
   * costs a socket.
   *
   * @return to be closed when that is not wanted any more; null if it cannot be told
   */
  public DatagramPort hearRefusals(Flow flow) {
    return udp.hearRefusalsForAWhile(flow);
  }

  /** Attaches the way inwards; {@link #hopFlow} leads there from now on. */
  public void attach(Hop newHop) {
    hop = newHop;
  }

  /** Tells from now on of every message that arrives and leaves; null ends that. */
  public void tap(WireTap tap) {
    delivery.tap(tap);
  }

  /** The flow to and from the media processor; null if none is attached. */
  public Flow hopFlow() {
    return hop == null ? null : HOP_FLOW;
  }

  /** Whether the media processor has more to do than it can: it had better get no new calls. */
  public boolean hopIsBehind() {
    return hop != null && hop.isBehind();
  }

  /** Takes a whole message from the media processor. Called on the loop. */
  public void receivedFromHop(byte[] message) {
    delivery.received(message, message.length, HOP_FLOW);
  }

  /** The listeners, in the order in which they were opened. */
  public List<ListenPoint> listenPoints() {
    return listeners.points();
  }

  /** The number of open connections. */
  public int connectionCount() {
    return connections.size();
  }

  /** The number of open connections of one transport. Looks at each. */
  public int connectionCount(Transport transport) {
    return connections.count(transport);
  }

  /** {@link #flowTo(Transport, InetSocketAddress, String, InetSocketAddress)} an address alone. */
  public Flow flowTo(Transport transport, InetSocketAddress remote, InetSocketAddress preferred) {
    return flowTo(transport, remote, "", preferred);
  }

  /**
   * The flow to a peer: over UDP from a listener of ours, else on the connection that is there or
   * is opened now; over WebSocket only on one that is there.
   *
   * @param domain the host that the peer's certificate has to be good for, where the transport asks
   *     for one (RFC 5922 §7.2): of the URI as it was before any lookup; "" for the address itself
   * @param preferred the listener that the message came in on; used where it fits
   * @return null if we listen on no such transport and address family
   */
  public Flow flowTo(
      Transport transport, InetSocketAddress remote, String domain, InetSocketAddress preferred) {
    OpenListener from = listeners.towards(transport, remote.getAddress(), preferred);
    if (from == null) {
      return null;
    }
    if (transport == Transport.UDP) {
      return from.flows().with(remote);
    }
    String proved = domain.isEmpty() ? remote.getAddress().getHostAddress() : domain;
    Connection connection = connections.to(remote, proved, from.point());
    return connection == null ? null : connection.flow();
  }

  /** Whether there is a listener of that transport and address family. */
  public boolean listens(Transport transport, boolean ipv6) {
    for (ListenPoint point : listeners.points()) {
      if (point.transport() == transport && point.isIpv6() == ipv6) {
        return true;
      }
    }
    return false;
  }

  /** Whether the flow can still carry a message: a connection only while it is open. */
  public boolean isAlive(Flow flow) {
    return switch (flow.transport()) {
      case UDP -> listeners.find(flow) != null;
      case TCP, TLS, WS, WSS -> connections.get(flow.connection()) != null;
      case HOP -> hop != null;
    };
  }

  /** Who the peer of a connection has proved to be by its certificate; empty if it has not. */
  public Optional<X509Certificate> peerCertificate(Flow flow) {
    Connection connection = flow.transport().secure() ? connections.get(flow.connection()) : null;
    return connection == null ? Optional.empty() : connection.stream().peerCertificate();
  }

  /**
   * A connection has proved useful: its peer is known, or inside a dialog. It is kept open from now
   * on; one that never does is closed after a minute.
   */
  public void keep(Flow flow) {
    if (flow.transport().connected()) {
      Connection connection = connections.get(flow.connection());
      if (connection != null) {
        connection.keep();
      }
    }
  }

  /**
   * The peer of a connection wishes that what we send to its listener goes on it too (RFC 5923). It
   * is granted to whoever has proved its domain.
   *
   * @param port the port that it says it listens on; -1 for the usual one
   */
  public void alias(Flow flow, int port) {
    connections.alias(flow.connection(), port < 0 ? flow.transport().defaultPort() : port);
  }

  /** The open connection of that number as a flow; null if it is gone. */
  public Flow connectionFlow(long number) {
    Connection connection = connections.get(number);
    return connection == null ? null : connection.flow();
  }

  /** The start of our Via's value on a flow, up to and with {@code branch=}. */
  public byte[] viaPrefix(Flow flow) {
    return listener(flow).viaPrefix();
  }

  /**
   * Our address on a flow, as it stands in a URI.
   *
   * @param secure whether in one that asks for security on every hop
   */
  public byte[] uriHost(Flow flow, boolean secure) {
    OpenListener listener = listener(flow);
    return secure ? listener.secureUriHost() : listener.uriHost();
  }

  /** The listener that a flow belongs to. */
  public ListenPoint listenPoint(Flow flow) {
    return listener(flow).point();
  }

  private OpenListener listener(Flow flow) {
    return flow.transport() == Transport.HOP ? HOP_LISTENER : listeners.of(flow);
  }

  /**
   * Sends a message.
   *
   * @param request whether it is a request: if its connection is lost, its transaction must know
   * @return whether it was handed to the network; false for a connection that is gone and for a hop
   *     that is full
   */
  public boolean send(Flow flow, byte[] bytes, int offset, int length, boolean request) {
    boolean handed = hand(flow, bytes, offset, length, request);
    if (handed) {
      delivery.sent(flow, bytes, offset, length);
    }
    return handed;
  }

  /** Sends a datagram that means nothing, so that a NAT on the way does not forget the phone. */
  public void ping(Flow flow) {
    OpenListener listener = listeners.find(flow);
    if (listener != null) {
      listener.port().send(PING, 0, PING.length, flow.remote());
    }
  }

  private boolean hand(Flow flow, byte[] bytes, int offset, int length, boolean request) {
    if (flow.transport() == Transport.UDP) {
      OpenListener listener = listeners.find(flow);
      return listener != null && listener.port().send(bytes, offset, length, flow.remote());
    }
    if (flow.transport() == Transport.HOP) {
      return hop.deliver(Arrays.copyOfRange(bytes, offset, offset + length));
    }
    Connection connection = connections.get(flow.connection());
    if (connection == null) {
      return false;
    }
    connection.carriesRequests |= request;
    connection.stream().write(bytes, offset, length);
    return true;
  }

  /** Closes a connection after what was sent on it; over UDP there is nothing to close. */
  public void disconnect(Flow flow) {
    Connection connection = connections.get(flow.connection());
    if (connection != null) {
      connection.stream().close();
    }
  }

  /** Closes every listener and connection. */
  @Override
  public void close() {
    udp.close();
    listeners.closeAll();
    connections.closeAll();
  }
}
