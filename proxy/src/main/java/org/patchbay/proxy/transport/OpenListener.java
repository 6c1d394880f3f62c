package org.patchbay.proxy.transport;

import org.patchbay.loop.DatagramPort;
import org.patchbay.loop.Streams;
import org.patchbay.proxy.message.Octets;

/**
 * A listener that is open.
 *
 * @param point what it listens on
 * @param viaPrefix the start of our Via on it
 * @param uriHost how it stands in a URI, as in {@link ListenPoint#uriHost}
 * @param secureUriHost the same in a URI that asks for security on every hop
 * @param port its socket, if it is one of UDP; else null
 * @param flows its flows, if it is one of UDP; else null
 * @param socket what accepts its connections; null for UDP
 */
record OpenListener(
    ListenPoint point,
    byte[] viaPrefix,
    byte[] uriHost,
    byte[] secureUriHost,
    DatagramPort port,
    UdpFlows flows,
    Streams.Listener socket) {

  static OpenListener datagrams(ListenPoint point, DatagramPort port, UdpFlows flows) {
    return of(point, port, flows, null);
  }

  static OpenListener streams(ListenPoint point, Streams.Listener socket) {
    return of(point, null, null, socket);
  }

  /** One without a socket. */
  static OpenListener hop(ListenPoint point) {
    return of(point, null, null, null);
  }

  private static OpenListener of(
      ListenPoint point, DatagramPort port, UdpFlows flows, Streams.Listener socket) {
    return new OpenListener(
        point,
        point.viaPrefix(),
        Octets.ascii(point.uriHost()),
        Octets.ascii(point.secureUriHost()),
        port,
        flows,
        socket);
  }

  /** Whether a flow belongs to it. */
  boolean has(Flow flow) {
    return point.transport() == flow.transport() && point.address().equals(flow.local());
  }

  void close() {
    if (port != null) {
      port.close();
    } else {
      socket.close();
    }
  }
}
