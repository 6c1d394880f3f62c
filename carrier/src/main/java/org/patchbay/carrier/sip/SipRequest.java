package org.patchbay.carrier.sip;

import java.util.List;
import java.util.Optional;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;

/**
 * A request that arrived, as far as a user agent looks at it.
 *
 * @param dialled the user part of the Request-URI, without escapes
 * @param asserted the caller as a peer vouches for it (RFC 3325 §9.1)
 * @param contact the URI of its Contact
 * @param recordRoutes the values of Record-Route in their order
 * @param required the extensions that it asks for, as written; empty for none
 * @param description its session description
 * @param hasOtherBody whether it has a body that is none
 */
public record SipRequest(
    Method method,
    String dialled,
    Party from,
    Party to,
    String callId,
    long cseq,
    Optional<Party> asserted,
    Optional<String> contact,
    List<String> recordRoutes,
    String required,
    Optional<String> description,
    boolean hasOtherBody) {

  /** A request that was read and found sound. */
  static SipRequest of(RequestHead head) {
    SipMessage message = head.message();
    boolean described = MessageText.hasDescription(message);
    return new SipRequest(
        message.method(),
        head.uri().user(),
        Party.of(head.from(), MessageText.value(message, HeaderName.FROM)),
        Party.of(head.to(), MessageText.value(message, HeaderName.TO)),
        MessageText.value(message, HeaderName.CALL_ID),
        head.cseq(),
        MessageText.party(message, HeaderName.P_ASSERTED_IDENTITY),
        MessageText.contact(message),
        List.copyOf(MessageText.values(message, HeaderName.RECORD_ROUTE)),
        String.join(", ", MessageText.values(message, HeaderName.REQUIRE)),
        described ? Optional.of(MessageText.body(message)) : Optional.empty(),
        !described && message.bodyEnd() > message.bodyStart());
  }

  /** The dialog that it belongs to, seen from here; its local tag is empty if it begins one. */
  Dialog.Id dialog() {
    return new Dialog.Id(callId, to.tag(), from.tag());
  }
}
