package org.patchbay.proxy.routing;

import org.patchbay.proxy.message.HeaderElements;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.NameAddr;
import org.patchbay.proxy.message.SipUri;

/** The Route entry that comes after our own: the next hop (RFC 3261 §16.6 step 6). */
final class ForeignRoute {

  private ForeignRoute() {}

  /**
   * Its URI.
   *
   * @return null if there is none, or it cannot be read
   */
  static SipUri first(RoutingContext context) {
    HeaderElements entries = new HeaderElements().of(context.message(), HeaderName.ROUTE);
    for (int skip = context.ownRoutes(); entries.advance(); skip--) {
      if (skip == 0) {
        NameAddr entry = new NameAddr();
        boolean sound = entry.read(context.message().bytes(), entries.start(), entries.end());
        return sound && entry.uri().isSip() ? entry.uri() : null;
      }
    }
    return null;
  }
}
