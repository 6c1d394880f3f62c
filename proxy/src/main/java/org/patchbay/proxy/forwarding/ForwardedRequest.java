package org.patchbay.proxy.forwarding;

import java.util.function.Predicate;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.message.RequestEditor;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.transport.AddressTexts;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.proxy.transport.TransportLayer;

/** Writes a request as it goes on to a target (RFC 3261 §16.6 steps 1 to 9). One thread. */
final class ForwardedRequest {
  /** An ACK is never forked, and takes no Max-Breadth. */
  private static final int ANY_BREADTH = -1;

  private final TransportLayer transport;
  private final AddressTexts addresses;
  private final HopHeaders hopHeaders;
  private final RouteToken tokens;
  private final Predicate<Flow> trusted;
  private final RequestEditor editor = new RequestEditor();
  private final OctetWriter out = new OctetWriter();
  private final OctetWriter entry = new OctetWriter();

  ForwardedRequest(
      TransportLayer transport,
      AddressTexts addresses,
      HopHeaders hopHeaders,
      RouteToken tokens,
      Predicate<Flow> trusted) {
    this.transport = transport;
    this.addresses = addresses;
    this.hopHeaders = hopHeaders;
    this.tokens = tokens;
    this.trusted = trusted;
  }

  /** A branch's request. Valid until the next call. */
  OctetWriter of(RequestHead head, ForkBranch fork, Flow flow, byte[] branch) {
    return edit(head, fork.context.plan(), fork.target, fork.breadth, flow, branch);
  }

  /** An ACK, whose Request-URI stays. Valid until the next call. */
  OctetWriter ofAck(RequestHead ack, ForwardPlan plan, Flow flow, byte[] branch) {
    return edit(ack, plan, null, ANY_BREADTH, flow, branch);
  }

  /** Whether a request asks for TLS on every hop, as it came or under the URI that it gets. */
  static boolean isSips(RequestHead head, byte[] uri) {
    return head.uri().scheme() == SipUri.Scheme.SIPS || uri != null && SipUri.isSips(uri);
  }

  private OctetWriter edit(
      RequestHead head, ForwardPlan plan, Target target, int breadth, Flow flow, byte[] branch) {
    Flow source = plan.source();
    editor
        .begin(addresses.of(source.remote().getAddress()), source.remote().getPort())
        .uri(target == null ? null : target.uri())
        .dropRoutes(plan.ownRoutes())
        .dropCredentials(plan.credentials())
        .maxBreadth(breadth);
    editAsserted(plan.identity(), flow);
    if (plan.toStrictRouter() && flow.transport() != Transport.HOP) {
      editor.toStrictRouter();
    }
    if (flow.transport() == Transport.HOP) {
      boolean onward = target != null && target.path() == Path.PROCESSED;
      editor.inwards(hopHeaders.ofRequest(plan, onward ? target : null));
    } else {
      editor.route(target == null ? null : target.route());
      if (source.transport() == Transport.HOP) {
        // A leg's Contact leads here without a Record-Route.
        editor.outwards(transport.uriHost(flow, false));
      } else if (plan.recordRoute()) {
        recordRoute(head, isSips(head, target == null ? null : target.uri()), source, flow);
      }
    }
    editor.write(head, transport.viaPrefix(flow), branch, flow.transport().reliable(), out);
    return out;
  }

  /** Nobody who is not trusted is told of an identity that is private (RFC 3325 §5, §7). */
  private void editAsserted(AssertedIdentity identity, Flow flow) {
    boolean hidden = identity.isPrivate() && !trusted.test(flow);
    editor
        .dropAsserted(!identity.believed() || hidden)
        .assertsIdentity(hidden ? null : identity.value());
  }

  /** One entry; two where the sides differ in listener, transport or family (RFC 5658). */
  private void recordRoute(RequestHead head, boolean sips, Flow source, Flow flow) {
    byte[] token = tokens.issue(head, source, flow);
    boolean oneEntry = transport.listenPoint(source).equals(transport.listenPoint(flow));
    editor.recordRoute(
        routeEntry(token, sips, flow), oneEntry ? null : routeEntry(token, sips, source));
  }

  /** It is a {@code sips:} URI where the request is for one (RFC 3261 §16.6 step 4). */
  private byte[] routeEntry(byte[] token, boolean sips, Flow side) {
    boolean secure = sips && side.transport().secure();
    entry.clear().text(secure ? "<sips:" : "<sip:").write(token).write('@');
    return entry.write(transport.uriHost(side, secure)).text(";lr>").toBytes();
  }
}
