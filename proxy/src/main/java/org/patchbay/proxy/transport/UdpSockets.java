package org.patchbay.proxy.transport;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import org.patchbay.loop.DatagramPort;
import org.patchbay.loop.Datagrams;
import org.patchbay.loop.EventLoop;

/** The UDP sockets of one loop: those of the listeners, and those that hear a peer refuse. */
final class UdpSockets {
  private final Datagrams datagrams;
  private final TransportLayer.Receiver receiver;
  private final OpenListeners listeners;
  private final PeerSockets peerSockets;
  private final StunBinding stun = new StunBinding();

  UdpSockets(
      EventLoop loop,
      Datagrams datagrams,
      TransportLayer.Receiver receiver,
      OpenListeners listeners) {
    this.datagrams = datagrams;
    this.receiver = receiver;
    this.listeners = listeners;
    this.peerSockets = new PeerSockets(loop, datagrams);
  }

  /** Listens on an address whose peers belong to one listener or the other by their family. */
  void listen(InetSocketAddress bind, ListenPoint ipv4, ListenPoint ipv6) throws IOException {
    UdpFlows flows4 = new UdpFlows(ipv4.address());
    UdpFlows flows6 = ipv4 == ipv6 ? flows4 : new UdpFlows(ipv6.address());
    DatagramPort port =
        datagrams.open(
            bind,
            (socket, data, length, source) -> {
              boolean fromIpv6 = source.getAddress() instanceof Inet6Address;
              datagram(socket, fromIpv6 ? flows6 : flows4, data, length, source);
            });
    listeners.add(OpenListener.datagrams(ipv4, port, flows4));
    if (ipv4 != ipv6) {
      listeners.add(OpenListener.datagrams(ipv6, port, flows6));
    }
  }

  /** Hears from now on whether the peer of a flow refuses. */
  void hearRefusals(Flow flow) {
    OpenListener listener = listeners.of(flow);
    peerSockets.open(
        listener.port(), flow.remote(), receiver(listener), () -> receiver.refused(flow));
  }

  /** Hears it until the socket is closed; null if it cannot be heard. */
  DatagramPort hearRefusalsForAWhile(Flow flow) {
    OpenListener listener = listeners.of(flow);
    try {
      return datagrams.openConnected(
          listener.port(), flow.remote(), receiver(listener), () -> receiver.refused(flow));
    } catch (IOException e) {
      return null;
    }
  }

  private Datagrams.Receiver receiver(OpenListener listener) {
    return (socket, data, length, source) ->
        datagram(socket, listener.flows(), data, length, source);
  }

  private void datagram(
      DatagramPort port, UdpFlows flows, byte[] data, int length, InetSocketAddress source) {
    if (StunBinding.isRequest(data, length)) {
      int answer = stun.answer(data, length, source);
      port.send(stun.octets(), 0, answer, source);
    } else if (length > 4) { // else a keep-alive (RFC 5626 §4.4.1) or noise
      receiver.received(data, length, flows.with(source));
    }
  }

  /** Closes what hears refusals; the listeners close their own. */
  void close() {
    peerSockets.close();
  }
}
