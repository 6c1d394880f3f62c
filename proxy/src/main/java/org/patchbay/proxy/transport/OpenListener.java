package org.patchbay.proxy.transport;

import org.patchbay.loop.DatagramPort;
import org.patchbay.loop.Streams;

/**
 * A listener that is open.
 *
 * @param point what it listens on
 * @param viaPrefix the start of our Via on it
 * @param port its socket, if it is one of UDP; else null
 * @param flows its flows, if it is one of UDP; else null
 * @param socket what accepts its connections; null for UDP
 */
record OpenListener(
    ListenPoint point,
    byte[] viaPrefix,
    DatagramPort port,
    UdpFlows flows,
    Streams.Listener socket) {

  static OpenListener datagrams(ListenPoint point, DatagramPort port, UdpFlows flows) {
    return new OpenListener(point, point.viaPrefix(), port, flows, null);
  }

  static OpenListener streams(ListenPoint point, Streams.Listener socket) {
    return new OpenListener(point, point.viaPrefix(), null, null, socket);
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
