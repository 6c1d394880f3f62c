package org.patchbay.proxy.routing;

import org.patchbay.proxy.message.HeaderElements;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.NameAddr;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.message.Octets;
import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.message.TelUri;

/**
 * Whether what stands in From is the caller's own: From does not decide who you are; and who the
 * caller is told to be.
 */
final class CallerIdentity {
  private static final byte[] ANONYMOUS_HOST = Octets.ascii("anonymous.invalid");

  private final OwnDomain domain;
  private final Subscribers subscribers;
  private final HeaderElements preferences = new HeaderElements();
  private final NameAddr preferred = new NameAddr();
  private final OctetWriter identity = new OctetWriter();
  private final byte[] atDomain;

  CallerIdentity(OwnDomain domain, Subscribers subscribers) {
    this.domain = domain;
    this.subscribers = subscribers;
    this.atDomain = Octets.ascii("@" + domain.name() + ">");
  }

  /** A user calls under their name, their number, or none (RFC 3323 §4.1.1.3). */
  boolean mayCallAs(Caller.User caller, RoutingContext context) {
    SipUri from = context.head().from().uri();
    return isAnonymous(from) || owned(caller, from) != null;
  }

  /** Whether a caller calls itself nobody. */
  static boolean isAnonymous(SipUri from) {
    return Octets.equalsIgnoreCase(from.bytes(), from.hostStart(), from.hostEnd(), ANONYMOUS_HOST);
  }

  /**
   * Who a user is asserted to be (RFC 3325 §5, §6): the first of P-Preferred-Identity that is
   * theirs, else their name.
   */
  byte[] asserted(Caller.User caller, RoutingContext context) {
    String name = caller.name();
    preferences.of(context.message(), HeaderName.P_PREFERRED_IDENTITY);
    while (preferences.advance()) {
      byte[] bytes = context.message().bytes();
      boolean sound = preferred.read(bytes, preferences.start(), preferences.end());
      String own = sound ? owned(caller, preferred.uri()) : null;
      if (own != null) {
        name = own;
        break;
      }
    }
    return identity.clear().text("<sip:").write(Octets.ascii(name)).write(atDomain).toBytes();
  }

  /** The user's name or number that a URI is; null if it is neither. */
  private String owned(Caller.User caller, SipUri uri) {
    String name = null;
    if (uri.scheme() == SipUri.Scheme.TEL) {
      TelUri number = TelUri.read(uri.bytes(), uri.start(), uri.end());
      name = number == null || !number.isGlobal() ? null : number.number();
    } else if (domain.owns(uri)) {
      name = uri.user();
    }
    boolean own =
        name != null
            && (name.equals(subscribers.numberOf(caller.name()))
                || name.equals(caller.name()) && uri.isSip());
    return own ? name : null;
  }
}
