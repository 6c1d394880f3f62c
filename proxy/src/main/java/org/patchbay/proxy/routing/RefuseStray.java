package org.patchbay.proxy.routing;

import org.patchbay.proxy.message.Refusal;

/**
 * A request inside a dialog that comes by a Route entry of ours, but one that does not verify: the
 * dialog never went by here, or the entry is forged or from elsewhere (RFC 3261 §12.2.2).
 */
final class RefuseStray implements RoutingStep {

  @Override
  public Verdict apply(RoutingContext context) {
    return context.isTokenRefused() ? Verdict.refuse(Refusal.NO_SUCH_DIALOG) : Verdict.NEXT;
  }
}
