package org.patchbay.proxy.routing;

import java.util.Map;
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
 * What the media processor sends outwards says where to in the inner Route (docs/adr/0015): on a
 * flow that it has seen, or to a trunk or carrier by name. Without one it is routed like any
 * request.
 */
final class FollowInnerRoute implements RoutingStep {
  private static final String FLOW = "flow.";

  private final FlowText flows;
  private final Map<String, Link> links;
  private final TransportLayer transport;

  /**
   * Follows inner Routes.
   *
   * @param links the trunks and carriers by the names that an inner Route has for them
   */
  FollowInnerRoute(FlowText flows, Map<String, Link> links, TransportLayer transport) {
    this.flows = flows;
    this.links = links;
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
    context.routes(1, false);
    NextHop hop = hop(route.user(), context.head().uri());
    return hop == null
        ? Verdict.refuse(Refusal.TRUNK_UNREACHABLE)
        : Verdict.forward(new Target(null, hop, 0));
  }

  private NextHop hop(String name, SipUri uri) {
    if (!name.startsWith(FLOW)) {
      Link link = links.get(name);
      return link == null
          ? null
          : new NextHop.AtAddress(Transport.valueOf(link.transport().name()), link.address());
    }
    Flow flow = flows.read(name.substring(FLOW.length()));
    if (flow == null) {
      return null;
    }
    if (transport.isAlive(flow)) {
      return new NextHop.OnFlow(
          flow.connection() == 0 ? flow : transport.connectionFlow(flow.connection()));
    }
    return Destination.hopTo(uri); // the connection is gone; the phone may listen at its contact
  }
}
