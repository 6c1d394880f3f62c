package org.patchbay.proxy.routing;

import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.Octets;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.SipMessage;

/** Proxy-Require: this proxy has no extension that could be required (RFC 3261 §16.3 step 5). */
final class CheckExtensions implements RoutingStep {

  @Override
  public Verdict apply(RoutingContext context) {
    SipMessage request = context.message();
    int header = request.first(HeaderName.PROXY_REQUIRE);
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
