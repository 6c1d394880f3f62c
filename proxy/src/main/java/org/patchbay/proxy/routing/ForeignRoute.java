package org.patchbay.proxy.routing;

import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.NameAddr;
import org.patchbay.proxy.message.Octets;
import org.patchbay.proxy.message.SipMessage;
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
    SipMessage request = context.message();
    byte[] bytes = request.bytes();
    int skip = context.ownRoutes();
    for (int h = request.first(HeaderName.ROUTE); h >= 0; h = request.next(h)) {
      int end = request.valueEnd(h);
      for (int i = request.valueStart(h); i <= end; skip--) {
        int elementEnd = Octets.elementEnd(bytes, i, end);
        if (skip == 0) {
          NameAddr entry = new NameAddr();
          return entry.read(bytes, i, elementEnd) && entry.uri().isSip() ? entry.uri() : null;
        }
        i = elementEnd + 1;
      }
    }
    return null;
  }
}
