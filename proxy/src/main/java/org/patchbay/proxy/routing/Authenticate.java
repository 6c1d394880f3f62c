package org.patchbay.proxy.routing;

import org.patchbay.proxy.message.Refusal;

/**
 * Asks strangers for a password, and holds callers to their own name (RFC 3261 §16.3 step 6,
 * §22.3). A request whose Route verified belongs to a call that was let pass; trusted peers and
 * trunks are known by their address.
 */
final class Authenticate implements RoutingStep {
  private final DigestGate gate;
  private final CallerIdentity identity;

  Authenticate(DigestGate gate, CallerIdentity identity) {
    this.gate = gate;
    this.identity = identity;
  }

  @Override
  public Verdict apply(RoutingContext context) {
    if (context.caller().isKnown() || context.otherParty() != null) {
      gate.withhold(context);
      return Verdict.NEXT;
    }
    Verdict challenge = gate.proxyAuthenticate(context);
    if (challenge != Verdict.NEXT) {
      return challenge;
    }
    if (!(context.caller() instanceof Caller.User user) || !identity.mayCallAs(user, context)) {
      return Verdict.refuse(Refusal.NOT_YOUR_FROM);
    }
    context.asserted(identity.asserted(user, context));
    return Verdict.NEXT;
  }
}
