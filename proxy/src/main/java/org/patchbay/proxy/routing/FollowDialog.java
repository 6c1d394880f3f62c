package org.patchbay.proxy.routing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.patchbay.proxy.forwarding.NextHop;
import org.patchbay.proxy.forwarding.Target;
import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.message.SipUri.Scheme;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.proxy.transport.TransportLayer;

/**
 * A request inside a dialog whose Route verified goes to the other party (RFC 3261 §16.12): on its
 * connection while that lives; else to the address that Route or the Request-URI names, if it is on
 * the other party's host; else, as behind a NAT, to where the other party was seen. So the token
 * opens the way to the other party and to no one else.
 *
 * <p>Deviation: a proxy next to us that does not record-route (RFC 3261 §16.6 step 4) stands in the
 * token for the party behind it, whose own requests are not taken.
 */
final class FollowDialog implements RoutingStep {
  private final TransportLayer transport;

  FollowDialog(TransportLayer transport) {
    this.transport = transport;
  }

  @Override
  public Verdict apply(RoutingContext context) {
    return context.otherParty() == null
        ? Verdict.NEXT
        : Verdict.forward(new Target(null, hop(context), 0));
  }

  /** The next hop of a request whose Route verified. */
  NextHop hop(RoutingContext context) {
    Flow party = context.otherParty();
    if (party.connection() != 0 && transport.isAlive(party)) {
      return new NextHop.OnFlow(transport.connectionFlow(party.connection()));
    }
    SipUri uri = context.hasForeignRoute() ? ForeignRoute.first(context) : context.head().uri();
    InetSocketAddress named = namedAddress(uri);
    InetSocketAddress seen = party.remote();
    boolean onItsHost = named != null && named.getAddress().equals(seen.getAddress());
    if (party.transport() == Transport.UDP && (!onItsHost || named.equals(seen))) {
      return new NextHop.OnFlow(party);
    }
    return new NextHop.AtAddress(namedTransport(uri, party), onItsHost ? named : seen);
  }

  /** The address in the Route entry that follows ours, or in the Request-URI. */
  private static InetSocketAddress namedAddress(SipUri uri) {
    InetAddress host = uri == null ? null : uri.literalHost();
    return host == null ? null : new InetSocketAddress(host, Destination.portOf(uri));
  }

  private static Transport namedTransport(SipUri uri, Flow party) {
    String parameter = uri == null ? "" : uri.transport();
    boolean secure = party.transport().secure() || uri != null && uri.scheme() == Scheme.SIPS;
    Transport named = parameter.isEmpty() ? null : Transport.ofUri(parameter, secure);
    return named != null ? named : secure ? Transport.TLS : party.transport();
  }
}
