package org.patchbay.b2bua.leg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A response of ours. Via, From, To, Call-ID, CSeq and Record-Route follow from the request.
 *
 * @param tag our tag in To
 * @param contact the URI of our Contact
 */
public record OutgoingResponse(
    int status,
    String reason,
    String tag,
    Optional<String> contact,
    Optional<Body> body,
    List<Header> headers) {

  public OutgoingResponse {
    headers = List.copyOf(headers);
  }

  /** One with nothing but a status. */
  public static OutgoingResponse of(int status, String tag) {
    return new OutgoingResponse(
        status, ReasonPhrase.of(status), tag, Optional.empty(), Optional.empty(), List.of());
  }

  /** The same with a header field more. */
  public OutgoingResponse with(String name, String value) {
    List<Header> all = new ArrayList<>(headers);
    all.add(new Header(name, value));
    return new OutgoingResponse(status, reason, tag, contact, body, all);
  }
}
