package org.patchbay.proxy.routing;

import org.patchbay.proxy.forwarding.RouteToken;
import org.patchbay.proxy.message.HeaderElements;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.NameAddr;
import org.patchbay.proxy.message.Refusal;

/**
 * Takes our own entries off the top of Route (RFC 3261 §16.4) and verifies what we signed into
 * them. Two entries of ours follow each other where we record-routed twice (RFC 5658).
 */
final class ReadRoute implements RoutingStep {
  private static final int MOST_OWN = 2;

  private final OwnDomain domain;
  private final RouteToken tokens;
  private final HeaderElements elements = new HeaderElements();
  private final NameAddr entry = new NameAddr();

  ReadRoute(OwnDomain domain, RouteToken tokens) {
    this.domain = domain;
    this.tokens = tokens;
  }

  @Override
  public Verdict apply(RoutingContext context) {
    int own = 0;
    elements.of(context.message(), HeaderName.ROUTE);
    while (elements.advance()) {
      if (!entry.read(context.message().bytes(), elements.start(), elements.end())) {
        return Verdict.refuse(Refusal.BAD_ROUTE);
      }
      if (own == MOST_OWN || !domain.owns(entry.uri())) {
        context.foreignRoute(own, entry.uri().isSip() && !entry.uri().isLooseRouter());
        return Verdict.NEXT;
      }
      own++;
      verify(context);
    }
    context.ownRoutes(own);
    return Verdict.NEXT;
  }

  private void verify(RoutingContext context) {
    if (context.otherParty() == null && context.hasToTag() && entry.uri().hasUser()) {
      context.otherParty(tokens.otherParty(entry.uri().user(), context.head(), context.flow()));
    }
  }
}
