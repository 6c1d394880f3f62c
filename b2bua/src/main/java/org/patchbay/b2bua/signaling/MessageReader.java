package org.patchbay.b2bua.signaling;

import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sip.address.Address;
import javax.sip.header.ContactHeader;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.HeaderAddress;
import javax.sip.header.MaxForwardsHeader;
import org.patchbay.b2bua.leg.Body;
import org.patchbay.b2bua.leg.Header;
import org.patchbay.b2bua.leg.IncomingRequest;
import org.patchbay.b2bua.leg.IncomingResponse;
import org.patchbay.b2bua.leg.Multipart;
import org.patchbay.b2bua.leg.Party;
import org.patchbay.b2bua.leg.TransactionKey;

/** Turns JAIN-SIP's messages into those of a leg. */
final class MessageReader {
  private static final int DEFAULT_MAX_FORWARDS = 70;

  /** Headers that have a component of their own, or are the transaction's alone. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "via",
          "from",
          "to",
          "call-id",
          "cseq",
          "contact",
          "record-route",
          "route",
          "max-forwards",
          "content-length",
          "content-type");

  private MessageReader() {}

  static IncomingRequest request(SIPRequest request, TransactionKey key) {
    MaxForwardsHeader forwards = request.getMaxForwards();
    return new IncomingRequest(
        key,
        request.getMethod(),
        request.getRequestURI().toString(),
        request.getCallId().getCallId(),
        party(request.getFrom(), request.getFromTag()),
        party(request.getTo(), request.getToTag()),
        request.getCSeq().getSeqNumber(),
        contact(request),
        recordRoutes(request),
        forwards == null ? DEFAULT_MAX_FORWARDS : forwards.getMaxForwards(),
        body(request),
        headers(request));
  }

  static IncomingResponse response(SIPResponse response) {
    return new IncomingResponse(
        response.getStatusCode(),
        Optional.ofNullable(response.getReasonPhrase()).orElse(""),
        response.getCallId().getCallId(),
        Optional.ofNullable(response.getFromTag()).orElse(""),
        Optional.ofNullable(response.getToTag()),
        response.getCSeq().getSeqNumber(),
        response.getCSeq().getMethod(),
        contact(response),
        recordRoutes(response),
        body(response),
        headers(response));
  }

  private static Party party(HeaderAddress header, String tag) {
    Address address = header.getAddress();
    return new Party(
        Optional.ofNullable(address.getDisplayName()),
        address.getURI().toString(),
        Optional.ofNullable(tag));
  }

  private static Optional<String> contact(SIPMessage message) {
    return Optional.ofNullable(message.getContactHeaders())
        .filter(contacts -> !contacts.isEmpty())
        .map(contacts -> (ContactHeader) contacts.getFirst())
        .filter(contact -> contact.getAddress() != null && !contact.isWildCard())
        .map(contact -> contact.getAddress().getURI().toString());
  }

  private static List<String> recordRoutes(SIPMessage message) {
    List<String> values = new ArrayList<>();
    if (message.getRecordRouteHeaders() != null) {
      message.getRecordRouteHeaders().forEach(route -> values.add(route.getHeaderValue().strip()));
    }
    return values;
  }

  private static Optional<Body> body(SIPMessage message) {
    byte[] content = message.getRawContent();
    ContentTypeHeader type = (ContentTypeHeader) message.getHeader("Content-Type");
    if (content == null || content.length == 0 || type == null) {
      return Optional.empty();
    }
    String text = new String(content, StandardCharsets.UTF_8);
    Body whole = new Body(type.getContentType() + "/" + type.getContentSubType(), text);
    String boundary = type.getParameter("boundary");
    boolean parts = type.getContentType().equalsIgnoreCase("multipart") && boundary != null;
    return parts
        ? Multipart.sessionDescription(boundary, text).or(() -> Optional.of(whole))
        : Optional.of(whole);
  }

  private static List<Header> headers(SIPMessage message) {
    List<Header> headers = new ArrayList<>();
    for (Iterator<?> all = message.getHeaders(); all.hasNext(); ) {
      if (all.next() instanceof SIPHeader header
          && !ELSEWHERE.contains(header.getName().toLowerCase(Locale.ROOT))) {
        headers.add(new Header(header.getName(), header.getHeaderValue().strip()));
      }
    }
    return headers;
  }
}
