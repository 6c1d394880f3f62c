package org.patchbay.proxy.routing;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;
import org.patchbay.proxy.forwarding.NextHop;
import org.patchbay.proxy.forwarding.Target;
import org.patchbay.proxy.message.NameAddr;
import org.patchbay.proxy.message.Octets;
import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.registrar.Binding;
import org.patchbay.proxy.registrar.ContactAddress;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.proxy.transport.TransportLayer;

/**
 * How to reach a registered contact: by the proxies of its Path; on the flow that it was registered
 * for (RFC 5626 §7); on the connection that the phone opened, while it lives; at the contact's
 * address; or, if that is a private address which is not where the REGISTER came from, as behind a
 * NAT, where it did come from. A contact or a Path that leads to a trunk or back to this server is
 * no phone: the one would be a call at the operator's expense, the other a loop.
 */
final class ContactRoute {
  private final OwnDomain domain;
  private final Predicate<InetSocketAddress> trunks;
  private final TransportLayer transport;
  private final SipUri uri = new SipUri();

  /**
   * Routes to contacts.
   *
   * @param trunks whether an address is a trunk's
   */
  ContactRoute(OwnDomain domain, Predicate<InetSocketAddress> trunks, TransportLayer transport) {
    this.domain = domain;
    this.trunks = trunks;
    this.transport = transport;
  }

  /** The target; null if there is no way to it any more. */
  Target target(Binding binding) {
    if (!read(binding) || !uri.isSip()) {
      return null;
    }
    byte[] contact = uri.bytes();
    // Escaped headers are the registrant's wish, not ours to honour (RFC 3261 §19.1.5).
    byte[] requestUri = uri.hasHeaders() ? Arrays.copyOf(contact, uri.parametersEnd()) : contact;
    byte[] path = binding.hasPath() ? octets(binding.path()) : null;
    NextHop hop = path == null ? hop(binding) : hopAlong(path, binding.flow());
    return hop == null ? null : new Target(requestUri, hop, binding.q()).by(path);
  }

  /** To the first proxy of a Path: on its connection while that lives, or where it says. */
  private NextHop hopAlong(byte[] path, Flow flow) {
    NameAddr first = new NameAddr();
    if (!first.read(path, 0, Octets.elementEnd(path, 0, path.length))) {
      return null;
    }
    boolean ours =
        flow.remote().getAddress().equals(first.uri().literalHost())
            && flow.transport().reliable()
            && transport.isAlive(flow);
    return ours
        ? new NextHop.OnFlow(transport.connectionFlow(flow.connection()))
        : allowed(Destination.hopTo(first.uri()), first.uri());
  }

  /** A hop that leads neither to a trunk nor to many nor back to this server; else null. */
  private NextHop allowed(NextHop hop, SipUri named) {
    boolean closed =
        hop instanceof NextHop.AtAddress at
            && (trunks.test(at.address()) || at.address().getAddress().isMulticastAddress());
    return closed || domain.owns(named) ? null : hop;
  }

  /** Whether a contact that is no target would only bring the request back here. */
  boolean leadsBack(Binding binding) {
    return read(binding) && domain.owns(uri);
  }

  private boolean read(Binding binding) {
    byte[] contact = octets(binding.contact());
    return uri.read(contact, 0, contact.length);
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private NextHop hop(Binding binding) {
    Flow flow = binding.flow();
    boolean overConnection = flow.transport().reliable();
    if (overConnection && transport.isAlive(flow)) {
      return new NextHop.OnFlow(transport.connectionFlow(flow.connection()));
    }
    if (ContactAddress.livesOnConnection(binding)) {
      return null;
    }
    if (binding.isOutbound()) {
      return back(flow); // whatever the contact says (RFC 5626 §7)
    }
    NextHop named = Destination.hopTo(uri);
    boolean isSeen =
        !overConnection
            && named instanceof NextHop.AtAddress at
            && (isWhereItWasSeen(at, flow.remote()) || !transport.isAlive(flow));
    return isSeen ? back(flow) : allowed(named, uri);
  }

  /** To where a REGISTER over UDP came from; if its listener was taken away, another may do. */
  private NextHop back(Flow flow) {
    return transport.isAlive(flow)
        ? new NextHop.OnFlow(flow)
        : new NextHop.AtAddress(flow.transport(), flow.remote());
  }

  private static boolean isWhereItWasSeen(NextHop.AtAddress contact, InetSocketAddress seen) {
    InetSocketAddress address = contact.address();
    return ContactAddress.isBehindNat(address.getAddress(), seen.getAddress())
        || contact.transport() == Transport.UDP && address.equals(seen);
  }
}
