package org.patchbay.proxy.routing;

import java.util.Locale;
import java.util.Set;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.Octets;
import org.patchbay.proxy.message.OptionTags;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.SipMessage;

/**
 * Proxy-Require: this proxy has no extension that could be required (RFC 3261 §16.3 step 5).
 * Require counts only where the request ends here, of which it is said the same (§8.2.2.3, §10.3
 * step 2).
 */
final class CheckExtensions implements RoutingStep {

  /** What a REGISTER may require: RFC 3327 and RFC 5626. */
  private static final Set<String> OF_REGISTER = Set.of("path", "outbound");

  @Override
  public Verdict apply(RoutingContext context) {
    return check(context.message(), HeaderName.PROXY_REQUIRE, Set.of());
  }

  /** What is to be said of a request that is answered here and not forwarded. */
  static Verdict required(RoutingContext context) {
    Set<String> known = context.method() == Method.REGISTER ? OF_REGISTER : Set.of();
    return check(context.message(), HeaderName.REQUIRE, known);
  }

  private static Verdict check(SipMessage request, HeaderName name, Set<String> known) {
    if (!request.has(name)) {
      return Verdict.NEXT;
    }
    StringBuilder unsupported = new StringBuilder();
    OptionTags.forEach(
        request,
        name,
        (bytes, start, end) -> {
          String tag = Octets.text(bytes, start, end);
          if (!known.contains(tag.toLowerCase(Locale.ROOT))) {
            unsupported.append(unsupported.length() == 0 ? "" : ", ").append(tag);
          }
        });
    return unsupported.length() == 0
        ? Verdict.NEXT
        : new Verdict.Refuse(Refusal.UNKNOWN_EXTENSION, "Unsupported: " + unsupported + "\r\n");
  }
}
