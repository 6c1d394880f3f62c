package org.patchbay.b2bua.call;

import java.util.Optional;
import org.patchbay.b2bua.leg.AllowedMethods;
import org.patchbay.b2bua.leg.IncomingRequest;
import org.patchbay.b2bua.leg.OutgoingResponse;

/** What an INVITE must satisfy before it makes a call (RFC 3261 §8.2). */
final class CallRules {
  private CallRules() {}

  /** The refusal of an INVITE that does not satisfy it. */
  static Optional<OutgoingResponse> refuse(IncomingRequest invite, String tag) {
    if (invite.from().tag().isEmpty()) {
      return Optional.of(OutgoingResponse.of(400, tag)); // §12.1.1
    }
    if (invite.maxForwards() < 1) {
      return Optional.of(OutgoingResponse.of(483, tag)); // RFC 7332 §4
    }
    Optional<String> required = invite.header("Require");
    if (required.isPresent()) {
      return Optional.of(
          OutgoingResponse.of(420, tag).with("Unsupported", required.get())); // §8.2.2.3
    }
    if (invite.body().isPresent() && !invite.body().get().isSdp()) {
      return Optional.of(OutgoingResponse.of(415, tag).with("Accept", "application/sdp")); // §8.2.3
    }
    return Optional.empty();
  }

  /** The reply to a request within a dialog that no leg handles itself. */
  static OutgoingResponse reply(IncomingRequest request, String tag) {
    return switch (request.method()) {
      case "OPTIONS" ->
          OutgoingResponse.of(200, tag).with("Allow", AllowedMethods.ALLOW.value()); // §11.2
      // RFC 6086 §4.2.2: one without a package is of the old kind, and a 200 says "received".
      case "INFO" ->
          request.header("Info-Package").isEmpty()
              ? OutgoingResponse.of(200, tag)
              : OutgoingResponse.of(469, tag).with("Recv-Info", "");
      default ->
          OutgoingResponse.of(405, tag).with("Allow", AllowedMethods.ALLOW.value()); // §8.2.1
    };
  }
}
