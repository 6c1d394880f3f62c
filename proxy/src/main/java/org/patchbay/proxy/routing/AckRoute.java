package org.patchbay.proxy.routing;

import org.patchbay.proxy.forwarding.NextHop;
import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.transport.Flow;

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

  AckRoute(
      OwnDomain domain,
      RoutingStep identify,
      RoutingStep inner,
      RoutingStep readRoute,
      FollowLeg legs,
      FollowDialog follow,
      DigestGate gate) {
    this.domain = domain;
    this.identify = identify;
    this.inner = inner;
    this.readRoute = readRoute;
    this.legs = legs;
    this.follow = follow;
    this.gate = gate;
  }

  /** Where an ACK goes; null to drop it. */
  public NextHop hop(RoutingContext context) {
    identify.apply(context);
    if (context.head().maxForwards() == 0) {
      return null;
    }
    if (context.caller() instanceof Caller.Inner) {
      return ofLeg(context);
    }
    if (readRoute.apply(context) instanceof Verdict.Refuse) {
      return null;
    }
    Flow leg = legs.hop(context);
    if (leg != null) {
      return new NextHop.OnFlow(leg);
    }
    boolean dropped =
        context.otherParty() == null
            && (!(context.caller() instanceof Caller.Trusted)
                || domain.owns(context.head().uri())); // to us, without a dialog of ours
    if (dropped) {
      return null;
    }
    gate.withhold(context);
    return context.otherParty() != null ? follow.hop(context) : hopTo(context.head().uri());
  }

  /** A leg says where by an inner Route, or its peer has, by its Record-Route and Contact. */
  private NextHop ofLeg(RoutingContext context) {
    Verdict verdict = inner.apply(context);
    if (verdict instanceof Verdict.Forward forward) {
      return forward.targets().get(0).hop();
    }
    if (verdict instanceof Verdict.Refuse || readRoute.apply(context) instanceof Verdict.Refuse) {
      return null;
    }
    SipUri route = ForeignRoute.first(context);
    return hopTo(route == null ? context.head().uri() : route);
  }

  private static NextHop hopTo(SipUri uri) {
    return uri.isSip() ? Destination.hopTo(uri) : null; // a number is nobody's host
  }
}
