package org.patchbay.proxy.forwarding;

import org.patchbay.proxy.message.Octets;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.Via;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.FlowText;
import org.patchbay.proxy.transport.Transport;

/**
 * What the media processor is told beside SIP (docs/adr/0015), as header lines. Nothing of it
 * passes a public listener.
 */
final class HopHeaders {
  /** Where a message came from, opaque. */
  static final String FLOW = "X-Patchbay-Flow";

  /** Who calls. */
  static final String CALLER = "X-Patchbay-Caller";

  /** The inner Route to the target that the proxy chose, opaque, and those that follow it. */
  static final String TARGET = "X-Patchbay-Target";

  private final FlowText flows;
  private final InnerRoute routes;

  HopHeaders(FlowText flows) {
    this.flows = flows;
    this.routes = new InnerRoute(flows);
  }

  /**
   * The lines for a request that goes inwards.
   *
   * @param target where it is to go from there; null if the media processor decides
   */
  String ofRequest(ForwardPlan plan, Target target) {
    String lines = ofMessage(plan.source()) + line(CALLER, plan.caller().words());
    return target == null ? lines : lines + line(TARGET, routesTo(target));
  }

  private String routesTo(Target target) {
    byte[] beyond = target.route();
    String inner = routes.to(target.hop());
    return beyond == null ? inner : inner + "," + Octets.text(beyond, 0, beyond.length);
  }

  /** The lines for any message that came in on a flow; none for what came over the hop itself. */
  String ofMessage(Flow source) {
    return source.transport() == Transport.HOP ? "" : line(FLOW, flows.write(source));
  }

  /** A leg's own Via as it goes back to it with the response; peers do not see it. */
  static String viaOf(RequestHead head) {
    Via via = head.via();
    return line("Via", Octets.text(head.message().bytes(), via.start(), via.end()));
  }

  private static String line(String name, String value) {
    return name + ": " + value + "\r\n";
  }
}
