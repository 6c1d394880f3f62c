package org.patchbay.proxy.routing;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;
import org.patchbay.proxy.forwarding.NextHop;
import org.patchbay.proxy.forwarding.Target;
import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.registrar.Binding;
import org.patchbay.proxy.registrar.ContactAddress;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.proxy.transport.TransportLayer;

/**
 * How to reach a registered contact: on the connection that the phone opened, while it lives; at
 * the contact's address; or, if that is a private address which is not where the REGISTER came
 * from, as behind a NAT, where it did come from. A contact that leads to a trunk or back to this
 * server is no phone: the one would be a call at the operator's expense, the other a loop.
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
    NextHop hop = hop(binding.flow());
    if (!(hop instanceof NextHop.OnFlow)
        && (domain.owns(uri) || hop instanceof NextHop.AtAddress at && trunks.test(at.address()))) {
      return null;
    }
    return hop == null ? null : new Target(requestUri, hop, binding.q());
  }

  /** Whether a contact that is no target would only bring the request back here. */
  boolean leadsBack(Binding binding) {
    return read(binding) && domain.owns(uri);
  }

  private boolean read(Binding binding) {
    byte[] contact = binding.contact().getBytes(StandardCharsets.ISO_8859_1);
    return uri.read(contact, 0, contact.length);
  }

  private NextHop hop(Flow flow) {
    boolean overConnection = flow.transport().reliable();
    if (overConnection && transport.isAlive(flow)) {
      return new NextHop.OnFlow(transport.connectionFlow(flow.connection()));
    }
    NextHop named = Destination.hopTo(uri);
    if (!(named instanceof NextHop.AtAddress at)) {
      return named;
    }
    InetSocketAddress seen = flow.remote();
    if (!overConnection && !transport.isAlive(flow)) {
      // The listener that it registered at was taken away; another may reach it.
      return new NextHop.AtAddress(flow.transport(), seen);
    }
    if (ContactAddress.isBehindNat(at.address().getAddress(), seen.getAddress())) {
      return overConnection ? null : new NextHop.OnFlow(flow);
    }
    if (overConnection && at.address().equals(seen)) {
      return null; // the port that the phone dialled from: it does not listen there
    }
    return at.transport() == Transport.UDP && at.address().equals(seen)
        ? new NextHop.OnFlow(flow)
        : at;
  }
}
