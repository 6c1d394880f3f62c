package org.patchbay.proxy.routing;

import org.patchbay.proxy.message.Octets;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.message.TelUri;

/**
 * A {@code tel:} URI is the same number in our domain, for the dial plan to judge (RFC 3966, RFC
 * 3261 §19.1.6). A local number means something in its own context only, and not even a context of
 * global digits may be put before it (RFC 3966 §5.1.5): unless it is our domain, we do not serve
 * it.
 */
final class TranslateTelephoneUri implements RoutingStep {
  private final OwnDomain domain;

  TranslateTelephoneUri(OwnDomain domain) {
    this.domain = domain;
  }

  @Override
  public Verdict apply(RoutingContext context) {
    SipUri uri = context.uri();
    if (uri.scheme() != SipUri.Scheme.TEL || context.hasForeignRoute()) {
      return Verdict.NEXT;
    }
    TelUri number = TelUri.read(uri.bytes(), uri.start(), uri.end());
    if (number == null) {
      return Verdict.refuse(Refusal.BAD_REQUEST_URI);
    }
    if (!number.isGlobal() && !isOurs(number.context())) {
      return Verdict.refuse(Refusal.NUMBER_NOT_SERVED);
    }
    context.retarget(number.at(domain.name()));
    return Verdict.NEXT;
  }

  private boolean isOurs(String context) {
    byte[] octets = Octets.ascii(context);
    return domain.owns(octets, 0, octets.length);
  }
}
