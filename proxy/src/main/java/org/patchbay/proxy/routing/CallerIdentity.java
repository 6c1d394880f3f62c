package org.patchbay.proxy.routing;

import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.message.TelUri;

/** Whether what stands in From is the caller's own: From does not decide who you are. */
final class CallerIdentity {
  private static final String ANONYMOUS_HOST = "anonymous.invalid";

  private final OwnDomain domain;
  private final Subscribers subscribers;

  CallerIdentity(OwnDomain domain, Subscribers subscribers) {
    this.domain = domain;
    this.subscribers = subscribers;
  }

  /** A user calls under their name, their number, or none (RFC 3323 §4.1.1.3). */
  boolean mayCallAs(Caller.User caller, RoutingContext context) {
    SipUri from = context.head().from().uri();
    if (from.scheme() == SipUri.Scheme.TEL) {
      TelUri number = TelUri.read(from.bytes(), from.start(), from.end());
      return number != null && number.number().equals(subscribers.numberOf(caller.name()));
    }
    if (!from.isSip()) {
      return false;
    }
    if (from.host().equalsIgnoreCase(ANONYMOUS_HOST)) {
      return true;
    }
    String name = from.user();
    return domain.owns(from)
        && (name.equals(caller.name()) || name.equals(subscribers.numberOf(caller.name())));
  }
}
