package org.patchbay.proxy.routing;

import org.patchbay.proxy.forwarding.NextHop;
import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.TransportLayer;

/**
 * Where the ACK of a 2xx goes: like any request of its dialog to the other party, if its Route
 * verifies. It is never challenged and never answered, so all others are dropped (RFC 3261 §16.11),
 * but for those of trusted peers, which may address themselves to anyone.
 */
public final class AckRoute {
  private final OwnDomain domain;
  private final RoutingStep identify;
  private final RoutingStep inner;
  private final RoutingStep readRoute;
  private final FollowLeg legs;
  private final FollowDialog follow;
  private final DigestGate gate;
  private final TransportLayer transport;

  AckRoute(
      OwnDomain domain,
      RoutingStep identify,
      RoutingStep inner,
      RoutingStep readRoute,
      FollowLeg legs,
      FollowDialog follow,
      DigestGate gate,
      TransportLayer transport) {
    this.domain = domain;
    this.identify = identify;
    this.inner = inner;
    this.readRoute = readRoute;
    this.legs = legs;
    this.follow = follow;
    this.gate = gate;
    this.transport = transport;
  }

  /** The flow to send an ACK on; null to drop it. */
  public Flow flow(RoutingContext context) {
    identify.apply(context);
    if (context.head().maxForwards() == 0) {
      return null;
    }
    if (context.caller() instanceof Caller.Inner) {
      return flowOf(ofLeg(context), context);
    }
    if (readRoute.apply(context) instanceof Verdict.Refuse) {
      return null;
    }
    Flow leg = legs.hop(context);
    if (leg != null) {
      return leg;
    }
    boolean dropped =
        context.otherParty() == null
            && (!(context.caller() instanceof Caller.Trusted)
                || domain.owns(context.head().uri())); // to us, without a dialog of ours
    if (dropped) {
      return null;
    }
    gate.withhold(context);
    NextHop hop =
        context.otherParty() != null
            ? follow.hop(context)
            : Destination.hopTo(context.head().uri());
    return flowOf(hop, context);
  }

  /** As any request of a leg's: its inner Route, else the route set and Contact of its party. */
  private NextHop ofLeg(RoutingContext context) {
    Verdict verdict = inner.apply(context);
    if (verdict instanceof Verdict.Forward forward) {
      return forward.targets().get(0).hop();
    }
    if (verdict instanceof Verdict.Refuse) {
      return null;
    }
    SipUri route = ForeignRoute.first(context);
    return Destination.hopTo(route == null ? context.head().uri() : route);
  }

  private Flow flowOf(NextHop hop, RoutingContext context) {
    if (hop instanceof NextHop.OnFlow known) {
      return known.flow();
    }
    return hop instanceof NextHop.AtAddress at
        ? transport.flowTo(at.transport(), at.address(), context.flow().local())
        : null;
  }
}
