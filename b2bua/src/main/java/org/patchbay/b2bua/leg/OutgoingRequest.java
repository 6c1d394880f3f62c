package org.patchbay.b2bua.leg;

import java.util.List;
import java.util.Optional;

/**
 * A request of ours.
 *
 * @param routes Route values, topmost first
 * @param contact the URI of our Contact
 */
public record OutgoingRequest(
    String method,
    String requestUri,
    List<String> routes,
    String callId,
    Party from,
    Party to,
    long cseq,
    Optional<String> contact,
    int maxForwards,
    Optional<Body> body,
    List<Header> headers) {

  public OutgoingRequest {
    routes = List.copyOf(routes);
    headers = List.copyOf(headers);
  }

  /** The same with another sequence number. */
  OutgoingRequest numbered(long number) {
    return number == cseq
        ? this
        : new OutgoingRequest(
            method,
            requestUri,
            routes,
            callId,
            from,
            to,
            number,
            contact,
            maxForwards,
            body,
            headers);
  }
}
