package org.patchbay.proxy.routing;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.function.Predicate;
import org.patchbay.proxy.forwarding.InnerRoute;
import org.patchbay.proxy.forwarding.NextHop;
import org.patchbay.proxy.forwarding.Target;
import org.patchbay.proxy.message.HopContact;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.FlowText;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.proxy.transport.TransportLayer;
import org.patchbay.trunks.Link;

/**
 * What the media processor sends outwards says where to in the inner Route (docs/adr/0015): to a
 * trunk or carrier by name, on a flow that it has seen, or to a target that this proxy chose.
 * Without one it is routed like any request. From anybody else such a Route is a foreign one.
 */
final class FollowInnerRoute implements RoutingStep {
  private final InnerRoute routes;
  private final Map<String, Link> links;
  private final Predicate<InetSocketAddress> trunks;
  private final TransportLayer transport;

  /**
   * Follows inner Routes.
   *
   * @param links the trunks and carriers by the names that an inner Route has for them
   * @param trunks whether an address is a trunk's
   */
  FollowInnerRoute(
      FlowText flows,
      Map<String, Link> links,
      Predicate<InetSocketAddress> trunks,
      TransportLayer transport) {
    this.routes = new InnerRoute(flows);
    this.links = links;
    this.trunks = trunks;
    this.transport = transport;
  }

  @Override
  public Verdict apply(RoutingContext context) {
    if (!(context.caller() instanceof Caller.Inner)) {
      return Verdict.NEXT;
    }
    SipUri route = ForeignRoute.first(context);
    if (route == null || !route.host().equals(HopContact.HOST)) {
      return Verdict.NEXT;
    }
    context.ownRoutes(1);
    NextHop hop = hop(route.user(), context.head().uri());
    return hop == null
        ? Verdict.refuse(Refusal.UNREACHABLE)
        : Verdict.forward(new Target(null, hop, 0));
  }

  private NextHop hop(String name, SipUri uri) {
    Link link = links.get(name);
    if (link != null) {
      return new NextHop.AtAddress(Transport.valueOf(link.transport().name()), link.address());
    }
    NextHop hop = routes.read(name);
    return hop instanceof NextHop.OnFlow known ? onFlow(known.flow(), uri) : hop;
  }

  private NextHop onFlow(Flow flow, SipUri uri) {
    if (transport.isAlive(flow)) {
      return new NextHop.OnFlow(
          flow.connection() == 0 ? flow : transport.connectionFlow(flow.connection()));
    }
    // The connection is gone, but the other end may listen at its contact; if that is a trunk's, it
    // must be the trunk that the connection was with, for a user may write it into a contact too.
    NextHop named = Destination.hopTo(uri);
    boolean toTrunk = named instanceof NextHop.AtAddress at && trunks.test(at.address());
    return toTrunk && !named.remote().getAddress().equals(flow.remote().getAddress())
        ? null
        : named;
  }
}
