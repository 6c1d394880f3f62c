package org.patchbay.proxy.transport;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  private record UdpListener(
      ListenPoint point, DatagramPort port, UdpFlows flows, byte[] viaPrefix) {}

  private record StreamListener(ListenPoint point, Streams.Listener socket, byte[] viaPrefix) {}

  /** Stands for the hop among the listeners. */
  private static final ListenPoint HOP_POINT =
      new ListenPoint(
          Transport.HOP,
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          HopContact.HOST,
          5060);

  private static final Flow HOP_FLOW =
      new Flow(Transport.HOP, HOP_POINT.address(), HOP_POINT.address(), 0);

  private static final byte[] HOP_VIA = HOP_POINT.viaPrefix();

  private final Datagrams datagrams;
  private final Receiver receiver;
  private final Connections connections;
  private final PeerSockets peerSockets;
  private final List<UdpListener> udp = new ArrayList<>();
  private final List<StreamListener> tcp = new ArrayList<>();
  private final List<ListenPoint> points = new ArrayList<>();
  private Hop hop;

  /** Null while nobody listens, which is nearly always. */
  private WireTap tap;

  /** A layer without listeners. All methods are called on the loop. */
  public TransportLayer(EventLoop loop, Datagrams datagrams, Streams streams, Receiver receiver) {
    this.datagrams = datagrams;
    this.receiver = receiver;
    this.connections = new Connections(loop, streams, receiver);
    this.peerSockets = new PeerSockets(loop, datagrams);
  }

  /**
   * Opens a listener.
   *
   * @throws IOException if the address is taken or not this machine's
   */
  public void listen(ListenPoint point) throws IOException {
    open(point.address(), point, point);
  }

  /**
   * Opens one socket for both families: the IPv6 wildcard, which serves IPv4 as well. Java can bind
   * the two wildcards of a port only so.
   *
   * @throws IOException if the address is taken, or the machine has no IPv6
   */
  public void listenOnBoth(ListenPoint ipv4, ListenPoint ipv6) throws IOException {
    open(ipv6.address(), ipv4, ipv6);
  }

  private void open(InetSocketAddress bind, ListenPoint ipv4, ListenPoint ipv6) throws IOException {
    switch (ipv6.transport()) {
      case UDP -> openUdp(bind, ipv4, ipv6);
      case HOP -> throw new IllegalArgumentException("the hop is attached, not listened on");
      case TCP -> {
        Streams.Listener socket = connections.listen(bind, ipv4, ipv6);
        tcp.add(new StreamListener(ipv4, socket, ipv4.viaPrefix()));
        if (ipv4 != ipv6) {
          tcp.add(new StreamListener(ipv6, socket, ipv6.viaPrefix()));
        }
      }
    }
    points.add(ipv4);
    if (ipv4 != ipv6) {
      points.add(ipv6);
    }
  }

  private void openUdp(InetSocketAddress bind, ListenPoint ipv4, ListenPoint ipv6)
      throws IOException {
    UdpFlows flows4 = new UdpFlows(ipv4.address());
    UdpFlows flows6 = ipv4 == ipv6 ? flows4 : new UdpFlows(ipv6.address());
    DatagramPort port =
        datagrams.open(
            bind,
            (socket, data, length, source) -> {
              boolean fromIpv6 = source.getAddress() instanceof Inet6Address;
              datagram(fromIpv6 ? flows6 : flows4, data, length, source);
            });
    udp.add(new UdpListener(ipv4, port, flows4, ipv4.viaPrefix()));
    if (ipv4 != ipv6) {
      udp.add(new UdpListener(ipv6, port, flows6, ipv6.viaPrefix()));
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
      UdpListener listener = udpListener(flow.local());
      peerSockets.open(
          listener.port(),
          remote,
          (socket, data, length, source) -> datagram(listener.flows(), data, length, source),
          () -> receiver.refused(flow));
    }
    return flow;
  }

  /** Attaches the way inwards; {@link #hopFlow} leads there from now on. */
  public void attach(Hop newHop) {
    hop = newHop;
  }

  /** Tells from now on of every message that arrives and leaves; null ends that. */
  public void tap(WireTap newTap) {
    tap = newTap;
  }

  /** Who is to be told of messages that arrive; null if nobody is. */
  public WireTap tap() {
    return tap;
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
    receiver.received(message, message.length, HOP_FLOW);
  }

  /** The listeners, in the order in which they were opened. */
  public List<ListenPoint> listenPoints() {
    return List.copyOf(points);
  }

  /** The number of open connections. */
  public int connectionCount() {
    return connections.size();
  }

  /** The number of open connections of one transport. Looks at each. */
  public int connectionCount(Transport transport) {
    return connections.count(transport);
  }

  private void datagram(UdpFlows flows, byte[] data, int length, InetSocketAddress source) {
    if (length > 4) { // else a keep-alive (RFC 5626 §4.4.2) or noise
      receiver.received(data, length, flows.with(source));
    }
  }

  /**
   * The flow to a peer: over UDP from a listener of ours, over TCP on the connection that is there
   * or is opened now.
   *
   * @param preferred the listener that the message came in on; used where it fits
   * @return null if we listen on no such transport and address family
   */
  public Flow flowTo(Transport transport, InetSocketAddress remote, InetSocketAddress preferred) {
    ListenPoint point = listenerFor(transport, remote.getAddress(), preferred);
    if (point == null) {
      return null;
    }
    if (transport == Transport.UDP) {
      return udpListener(point.address()).flows().with(remote);
    }
    return connections.to(remote, point).flow();
  }

  private ListenPoint listenerFor(
      Transport transport, InetAddress remote, InetSocketAddress preferred) {
    boolean ipv6 = remote instanceof Inet6Address;
    ListenPoint found = null;
    for (ListenPoint point : points) {
      if (point.transport() == transport && point.isIpv6() == ipv6) {
        if (point.address().equals(preferred)) {
          return point;
        }
        boolean samePlace =
            point.address().getAddress().isLoopbackAddress() == remote.isLoopbackAddress();
        if (found == null
            || samePlace
                && found.address().getAddress().isLoopbackAddress() != remote.isLoopbackAddress()) {
          found = point;
        }
      }
    }
    return found;
  }

  /** Whether the flow can still carry a message: a connection only while it is open. */
  public boolean isAlive(Flow flow) {
    return switch (flow.transport()) {
      case UDP -> true;
      case TCP -> connections.get(flow.connection()) != null;
      case HOP -> hop != null;
    };
  }

  /** The open connection of that number as a flow; null if it is gone. */
  public Flow connectionFlow(long number) {
    Connection connection = connections.get(number);
    return connection == null ? null : connection.flow();
  }

  /** The start of our Via's value on a flow, up to and with {@code branch=}. */
  public byte[] viaPrefix(Flow flow) {
    if (flow.transport() == Transport.UDP) {
      return udpListener(flow.local()).viaPrefix();
    }
    if (flow.transport() == Transport.HOP) {
      return HOP_VIA;
    }
    for (StreamListener listener : tcp) {
      if (listener.point().address().equals(flow.local())) {
        return listener.viaPrefix();
      }
    }
    throw new IllegalStateException("no listener for " + flow);
  }

  /** The listener that a flow belongs to. */
  public ListenPoint listenPoint(Flow flow) {
    if (flow.transport() == Transport.HOP) {
      return HOP_POINT;
    }
    for (ListenPoint point : points) {
      if (point.transport() == flow.transport() && point.address().equals(flow.local())) {
        return point;
      }
    }
    throw new IllegalStateException("no listener for " + flow);
  }

  private UdpListener udpListener(InetSocketAddress local) {
    for (int i = 0; i < udp.size(); i++) {
      UdpListener listener = udp.get(i);
      if (listener.point().address().equals(local)) {
        return listener;
      }
    }
    throw new IllegalStateException("no UDP listener at " + local);
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
    if (tap != null && handed) {
      tap.sent(flow, bytes, offset, length);
    }
    return handed;
  }

  private boolean hand(Flow flow, byte[] bytes, int offset, int length, boolean request) {
    if (flow.transport() == Transport.UDP) {
      return udpListener(flow.local()).port().send(bytes, offset, length, flow.remote());
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
    peerSockets.close();
    udp.forEach(listener -> listener.port().close());
    tcp.forEach(listener -> listener.socket().close());
    connections.closeAll();
  }
}
