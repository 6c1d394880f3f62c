package org.patchbay.proxy.routing;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.patchbay.proxy.message.Via;
import org.patchbay.proxy.transaction.Branch;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.proxy.transport.TransportLayer;

/**
 * Who a request comes from, as far as its certificate and its address tell; digest comes later in
 * the chain. A request that this server sent to itself comes from its own address, which may be a
 * trusted one, but it is whose it was before: nobody gains trust by addressing us through
 * ourselves.
 */
final class IdentifyPeer implements RoutingStep {
  private final OwnDomain domain;
  private final KnownPeers peers;
  private final TransportLayer transport;

  /** Identifies by certificate and source address. */
  IdentifyPeer(OwnDomain domain, KnownPeers peers, TransportLayer transport) {
    this.domain = domain;
    this.peers = peers;
    this.transport = transport;
  }

  @Override
  public Verdict apply(RoutingContext context) {
    boolean inner = context.flow().transport() == Transport.HOP;
    context.caller(inner ? Caller.INNER : outside(context));
    return Verdict.NEXT;
  }

  private Caller outside(RoutingContext context) {
    Caller caller = proved(context);
    // A browser sends what any page of any site tells it to: its address is no proof of who calls.
    if (!caller.isKnown() && !context.flow().transport().isWebSocket()) {
      caller = peers.apply(context.flow().remote());
    }
    return caller.isKnown() && isFromUs(context.head().via()) ? Caller.STRANGER : caller;
  }

  private Caller proved(RoutingContext context) {
    Optional<X509Certificate> certificate = transport.peerCertificate(context.flow());
    return certificate.isEmpty() ? Caller.STRANGER : peers.holding(certificate.get());
  }

  private boolean isFromUs(Via via) {
    return Branch.loopHash(via) >= 0 && domain.owns(via.bytes(), via.hostStart(), via.hostEnd());
  }
}
