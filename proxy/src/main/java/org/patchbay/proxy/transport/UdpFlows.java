package org.patchbay.proxy.transport;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * The flows of one UDP listener, each peer's but once: transactions that linger for half a minute
 * would else keep a copy each. One thread.
 */
final class UdpFlows {
  private static final int MOST = 8192;

  private final InetSocketAddress local;
  private final Map<InetSocketAddress, Flow> flows = new HashMap<>();

  UdpFlows(InetSocketAddress local) {
    this.local = local;
  }

  /** The flow to and from a peer. */
  Flow with(InetSocketAddress remote) {
    Flow flow = flows.get(remote);
    if (flow == null) {
      if (flows.size() == MOST) {
        flows.clear(); // those in use live on in their transactions
      }
      flow = new Flow(Transport.UDP, local, remote, 0);
      flows.put(remote, flow);
    }
    return flow;
  }
}
