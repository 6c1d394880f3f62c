package org.patchbay.b2bua.leg;

import java.util.List;
import java.util.Optional;

/**
 * A request of a party.
 *
 * @param key how it is answered; an ACK's is never used
 * @param contact the URI of its Contact
 * @param recordRoutes Record-Route values, topmost first
 * @param headers those that are not in the other components
 */
public record IncomingRequest(
    TransactionKey key,
    String method,
    String requestUri,
    String callId,
    Party from,
    Party to,
    long cseq,
    Optional<String> contact,
    List<String> recordRoutes,
    int maxForwards,
    Optional<Body> body,
    List<Header> headers) {

  public IncomingRequest {
    recordRoutes = List.copyOf(recordRoutes);
    headers = List.copyOf(headers);
  }

  /** The value of the first header field of a name. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }
}
