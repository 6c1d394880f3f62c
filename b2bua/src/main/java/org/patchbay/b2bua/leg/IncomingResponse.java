package org.patchbay.b2bua.leg;

import java.util.List;
import java.util.Optional;

/**
 * A party's response to a request of ours.
 *
 * @param localTag the tag in From, which is ours
 * @param remoteTag the tag in To
 * @param contact the URI of its Contact
 * @param recordRoutes Record-Route values, topmost first
 */
public record IncomingResponse(
    int status,
    String reason,
    String callId,
    String localTag,
    Optional<String> remoteTag,
    long cseq,
    String method,
    Optional<String> contact,
    List<String> recordRoutes,
    Optional<Body> body,
    List<Header> headers) {

  public IncomingResponse {
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
