package org.patchbay.carrier.sip;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.SipMessage;

/**
 * A response to an INVITE of ours.
 *
 * @param to with the tag of whoever answers
 * @param contact the URI of its Contact
 * @param routes the route set that follows from its Record-Route: in reverse (RFC 3261 §12.1.2)
 * @param description its session description
 */
record SipResponse(
    int status,
    Party to,
    Optional<String> contact,
    List<String> routes,
    Optional<String> description) {

  /** A response that was matched; empty if its To cannot be read. */
  static Optional<SipResponse> of(SipMessage message) {
    List<String> routes = new ArrayList<>(MessageText.values(message, HeaderName.RECORD_ROUTE));
    Collections.reverse(routes);
    return MessageText.party(message, HeaderName.TO)
        .map(
            to ->
                new SipResponse(
                    message.status(),
                    to,
                    MessageText.contact(message),
                    List.copyOf(routes),
                    MessageText.hasDescription(message)
                        ? Optional.of(MessageText.body(message))
                        : Optional.empty()));
  }
}
