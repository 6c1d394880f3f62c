package org.patchbay.proxy.routing;

import java.net.InetSocketAddress;
import java.util.function.Function;
import org.patchbay.proxy.transport.Transport;

/** Who a request comes from, as far as its address tells; digest comes later in the chain. */
final class IdentifyPeer implements RoutingStep {
  private final Function<InetSocketAddress, Caller> peers;

  /**
   * Identifies by source address.
   *
   * @param peers the caller at an address; {@link Caller#STRANGER} where none is configured
   */
  IdentifyPeer(Function<InetSocketAddress, Caller> peers) {
    this.peers = peers;
  }

  @Override
  public Verdict apply(RoutingContext context) {
    boolean inner = context.flow().transport() == Transport.HOP;
    context.caller(inner ? Caller.INNER : peers.apply(context.flow().remote()));
    return Verdict.NEXT;
  }
}
