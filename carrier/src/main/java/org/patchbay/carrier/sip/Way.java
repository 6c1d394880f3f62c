package org.patchbay.carrier.sip;

import java.net.InetSocketAddress;
import org.patchbay.proxy.message.Via;
import org.patchbay.proxy.transaction.ReplyRoute;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.TransportLayer;

/**
 * How a peer is reached: the way that it came on.
 *
 * @param flow that answers take
 * @param listener where the peer listens by its Via, for when a connection is gone
 */
public record Way(Flow flow, InetSocketAddress listener) {
  private static final int SIP_PORT = 5060;

  /** The way back to the sender of a request. */
  static Way of(Flow source, Via via) {
    int port = via.port() > 0 ? via.port() : SIP_PORT;
    return new Way(
        ReplyRoute.of(source, via), new InetSocketAddress(source.remote().getAddress(), port));
  }

  /** The flow to send on now; null if there is none. */
  Flow now(TransportLayer transport) {
    return transport.isAlive(flow)
        ? flow
        : transport.flowTo(flow.transport(), listener, flow.local());
  }
}
