package org.patchbay.b2bua.leg;

import java.util.List;

/**
 * What never changes about a leg.
 *
 * @param token names it in its Contact; cannot be guessed
 * @param outgoing whether the first INVITE is ours
 * @param local our From or To, with our tag
 * @param remote the party's; its tag is there if its INVITE came first
 * @param requestUri where our INVITE goes; for an incoming leg the party's Contact
 * @param routes where our INVITE goes first
 * @param contact the URI of our Contact
 * @param byFlow whether requests to the party go back by the way that its messages come, as to a
 *     phone that may be behind a NAT; else to its Contact
 * @param maxForwards of our INVITE
 */
public record LegIdentity(
    String token,
    boolean outgoing,
    String callId,
    Party local,
    Party remote,
    String requestUri,
    List<String> routes,
    String contact,
    boolean byFlow,
    int maxForwards) {

  public LegIdentity {
    routes = List.copyOf(routes);
  }

  /** Our tag. */
  public String localTag() {
    return local.tag().orElseThrow();
  }
}
