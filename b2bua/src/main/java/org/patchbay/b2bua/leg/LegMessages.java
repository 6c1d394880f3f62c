package org.patchbay.b2bua.leg;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the messages of a leg. */
final class LegMessages {
  private static final int MAX_FORWARDS = 70;

  /** Those with a Contact. That of an ACK is for user agents that learn the target from it. */
  private static final Set<String> REFRESHING = Set.of("INVITE", "UPDATE", "ACK");

  private LegMessages() {}

  /** Our INVITE, or the CANCEL of it, which differs in its method and body (RFC 3261 §9.1). */
  static OutgoingRequest first(
      String method, LegRecord leg, Optional<Body> body, List<Header> headers) {
    LegIdentity identity = leg.identity();
    return new OutgoingRequest(
        method,
        identity.requestUri(),
        identity.routes(),
        identity.callId(),
        identity.local(),
        identity.remote(),
        leg.sequence().invite(),
        body.map(any -> identity.contact()),
        identity.maxForwards(),
        body,
        headers);
  }

  /** A request within a dialog (RFC 3261 §12.2.1.1; strict routers are not supported). */
  static OutgoingRequest within(
      Dialog dialog,
      LegIdentity identity,
      String method,
      long cseq,
      Optional<Body> body,
      List<Header> headers) {
    return new OutgoingRequest(
        method,
        dialog.target(),
        dialog.path(),
        identity.callId(),
        identity.local(),
        identity.remote().tagged(dialog.remoteTag()),
        cseq,
        REFRESHING.contains(method) ? Optional.of(identity.contact()) : Optional.empty(),
        MAX_FORWARDS,
        body,
        headers);
  }

  static OutgoingResponse response(
      LegIdentity identity, int status, Optional<Body> body, List<Header> headers) {
    boolean contact = status > 100 && status < 300;
    return new OutgoingResponse(
        status,
        ReasonPhrase.of(status),
        identity.localTag(),
        contact ? Optional.of(identity.contact()) : Optional.empty(),
        body,
        headers);
  }
}
