package org.patchbay.proxy.routing;

import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.Octets;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.SipMessage;

/**
 * Proxy-Require: this proxy has no extension that could be required (RFC 3261 §16.3 step 5).
 * Require counts only where the request ends here, of which it is said the same (§8.2.2.3, §10.3
 * step 2).
 */
final class CheckExtensions implements RoutingStep {

  @Override
  public Verdict apply(RoutingContext context) {
    return check(context.message(), HeaderName.PROXY_REQUIRE);
  }

  /** What is to be said of a request that is answered here and not forwarded. */
  static Verdict required(RoutingContext context) {
    return check(context.message(), HeaderName.REQUIRE);
  }

  private static Verdict check(SipMessage request, HeaderName name) {
    int header = request.first(name);
    if (header < 0) {
      return Verdict.NEXT;
    }
    StringBuilder unsupported = new StringBuilder();
    for (int h = header; h >= 0; h = request.next(h)) {
      String tags = Octets.text(request.bytes(), request.valueStart(h), request.valueEnd(h));
      unsupported.append("Unsupported: ").append(tags).append("\r\n");
    }
    return new Verdict.Refuse(Refusal.UNKNOWN_EXTENSION, unsupported.toString());
  }
}
