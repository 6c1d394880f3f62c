package org.patchbay.proxy.routing;

import java.net.InetSocketAddress;
import java.util.function.Function;
import org.patchbay.proxy.message.Via;
import org.patchbay.proxy.transaction.Branch;
import org.patchbay.proxy.transport.Transport;

/**
 * Who a request comes from, as far as its address tells; digest comes later in the chain. A request
 * that this server sent to itself comes from its own address, which may be a trusted one, but it is
 * whose it was before: nobody gains trust by addressing us through ourselves.
 */
final class IdentifyPeer implements RoutingStep {
  private final OwnDomain domain;
  private final Function<InetSocketAddress, Caller> peers;

  /**
   * Identifies by source address.
   *
   * @param peers the caller at an address; {@link Caller#STRANGER} where none is configured
   */
  IdentifyPeer(OwnDomain domain, Function<InetSocketAddress, Caller> peers) {
    this.domain = domain;
    this.peers = peers;
  }

  @Override
  public Verdict apply(RoutingContext context) {
    boolean inner = context.flow().transport() == Transport.HOP;
    context.caller(inner ? Caller.INNER : atAddress(context));
    return Verdict.NEXT;
  }

  private Caller atAddress(RoutingContext context) {
    Caller caller = peers.apply(context.flow().remote());
    return caller.isKnown() && isFromUs(context.head().via()) ? Caller.STRANGER : caller;
  }

  private boolean isFromUs(Via via) {
    return Branch.loopHash(via) >= 0 && domain.owns(via.bytes(), via.hostStart(), via.hostEnd());
  }
}
