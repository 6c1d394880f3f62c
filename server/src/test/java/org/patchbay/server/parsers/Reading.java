package org.patchbay.server.parsers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patchbay.b2bua.leg.Body;
import org.patchbay.b2bua.leg.IncomingRequest;
import org.patchbay.b2bua.leg.IncomingResponse;
import org.patchbay.b2bua.leg.OutgoingRequest;
import org.patchbay.b2bua.leg.Party;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.NameAddr;
import org.patchbay.proxy.message.Octets;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;
import org.patchbay.proxy.message.SipUri;

/**
 * What a message says, as one of the two parsers read it. Texts hold one character an octet.
 *
 * @param start method and Request-URI, or status
 * @param cseq number and method
 * @param maxForwards -1 in a response
 * @param contact the URI of the first; "" if there is none
 * @param body "" if there is none, or no Content-Type
 * @param caller X-Patchbay-Caller, or X-Patchbay-Flow of a response
 */
record Reading(
    String start,
    String callId,
    String from,
    String fromTag,
    String to,
    String toTag,
    String cseq,
    int maxForwards,
    String contact,
    List<String> recordRoutes,
    String contentType,
    String body,
    String caller) {

  boolean isAck() {
    return start.startsWith("ACK ");
  }

  /** Whether it may be a reading of that request, and not of another that came at the time. */
  boolean isOf(IncomingRequest request) {
    return start.startsWith(request.method() + " ") && callId.equals(octets(request.callId()));
  }

  /** What JAIN-SIP read in a request. */
  static Reading of(IncomingRequest request) {
    return new Reading(
        octets(request.method()) + " " + uri(octets(request.requestUri())),
        octets(request.callId()),
        party(request.from()),
        octets(request.from().tag().orElse("")),
        party(request.to()),
        octets(request.to().tag().orElse("")),
        request.cseq() + " " + octets(request.method()),
        request.maxForwards(),
        uri(octets(request.contact().orElse(""))),
        uris(request.recordRoutes().stream().map(Reading::octets).toList()),
        octets(request.body().map(Body::contentType).orElse("")),
        octets(request.body().map(Body::text).orElse("")),
        octets(request.header("X-Patchbay-Caller").orElse("")));
  }

  /** What JAIN-SIP read in a response. */
  static Reading of(IncomingResponse response) {
    return new Reading(
        response.status() + " " + octets(response.reason()).strip(),
        octets(response.callId()),
        "",
        octets(response.localTag()),
        "",
        octets(response.remoteTag().orElse("")),
        response.cseq() + " " + octets(response.method()),
        -1,
        uri(octets(response.contact().orElse(""))),
        uris(response.recordRoutes().stream().map(Reading::octets).toList()),
        octets(response.body().map(Body::contentType).orElse("")),
        octets(response.body().map(Body::text).orElse("")),
        octets(response.header("X-Patchbay-Flow").orElse("")));
  }

  /** What a request of ours is to say. */
  static Reading of(OutgoingRequest request) {
    return new Reading(
        octets(request.method()) + " " + uri(octets(request.requestUri())),
        octets(request.callId()),
        party(request.from()),
        octets(request.from().tag().orElse("")),
        party(request.to()),
        octets(request.to().tag().orElse("")),
        request.cseq() + " " + octets(request.method()),
        request.maxForwards(),
        "",
        uris(request.routes().stream().map(Reading::octets).toList()),
        "",
        "",
        "");
  }

  /** What the proxy reads in what the B2BUA sent; of one that it would refuse, what it can. */
  static Reading outwards(byte[] octets) {
    SipMessage message = new SipMessage();
    check(SipParser.datagram(octets, octets.length, message));
    String method = Octets.text(octets, 0, message.methodEnd());
    return new Reading(
        method + " " + uri(Octets.text(octets, message.uriStart(), message.uriEnd())),
        message.text(HeaderName.CALL_ID),
        party(nameAddr(message.text(HeaderName.FROM))),
        nameAddr(message.text(HeaderName.FROM)).tag(),
        party(nameAddr(message.text(HeaderName.TO))),
        nameAddr(message.text(HeaderName.TO)).tag(),
        message.text(HeaderName.CSEQ),
        Integer.parseInt(message.text(HeaderName.MAX_FORWARDS)),
        "",
        uris(elements(message, HeaderName.ROUTE)),
        "",
        "",
        "");
  }

  /** What the proxy reads in what it passed inwards. */
  static Reading of(byte[] octets) {
    SipMessage message = new SipMessage();
    check(SipParser.datagram(octets, octets.length, message));
    return message.isRequest() ? request(message) : response(message);
  }

  private static Reading request(SipMessage message) {
    RequestHead head = new RequestHead();
    check(head.read(message));
    byte[] bytes = message.bytes();
    String method = Octets.text(bytes, 0, message.methodEnd());
    return new Reading(
        method + " " + uri(head.uri()),
        message.text(HeaderName.CALL_ID),
        party(head.from()),
        head.from().tag(),
        party(head.to()),
        head.to().tag(),
        head.cseq() + " " + method,
        head.maxForwards(),
        contact(message),
        uris(elements(message, HeaderName.RECORD_ROUTE)),
        contentType(message),
        body(message),
        internal(message, "X-Patchbay-Caller: "));
  }

  private static Reading response(SipMessage message) {
    byte[] bytes = message.bytes();
    String reason = utf8(Octets.text(bytes, message.reasonStart(), message.reasonEnd())).strip();
    return new Reading(
        message.status() + " " + reason,
        message.text(HeaderName.CALL_ID),
        "",
        tag(message.text(HeaderName.FROM)),
        "",
        tag(message.text(HeaderName.TO)),
        message.text(HeaderName.CSEQ),
        -1,
        contact(message),
        uris(elements(message, HeaderName.RECORD_ROUTE)),
        contentType(message),
        body(message),
        internal(message, "X-Patchbay-Flow: "));
  }

  private static void check(Object refusal) {
    if (refusal != null) {
      throw new AssertionError("the proxy passed on what it would refuse: " + refusal);
    }
  }

  private static String contact(SipMessage message) {
    List<String> contacts = elements(message, HeaderName.CONTACT);
    return contacts.isEmpty() ? "" : uri(inBrackets(contacts.get(0)));
  }

  /** The tag; the proxy reads no more of a response's From and To, and may not be able to. */
  private static String tag(String party) {
    byte[] bytes = party.getBytes(StandardCharsets.ISO_8859_1);
    NameAddr address = new NameAddr();
    if (address.read(bytes, 0, bytes.length)) {
      return address.tag();
    }
    String behind = party.substring(party.lastIndexOf('>') + 1);
    return behind.contains(";tag=") ? behind.replaceAll("^.*;tag=|;.*$", "") : "";
  }

  /** Display name and URI. */
  private static String party(Party party) {
    return octets(party.displayName().orElse("")).strip() + " " + uri(octets(party.uri()));
  }

  private static NameAddr nameAddr(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
    NameAddr address = new NameAddr();
    if (!address.read(bytes, 0, bytes.length)) {
      throw new AssertionError("no address: " + value);
    }
    return address;
  }

  private static String party(NameAddr address) {
    return utf8(address.display()).replaceAll("^\"|\"$", "").strip() + " " + uri(address.uri());
  }

  private static List<String> uris(List<String> addresses) {
    return addresses.stream().map(address -> uri(inBrackets(address))).toList();
  }

  /** The URI of an entry of Record-Route, whatever stands before and behind it. */
  private static String inBrackets(String entry) {
    return entry.replaceAll("(?s)^(\"([^\"\\\\]|\\\\.)*\"[^<]*|[^<]*)<|>.*$", "");
  }

  private static String uri(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    SipUri uri = new SipUri();
    return uri.read(bytes, 0, bytes.length) ? uri(uri) : text;
  }

  /** A URI such that equal ones look equal: scheme and host in one case, the port as a number. */
  private static String uri(SipUri uri) {
    if (!uri.isSip()) {
      return Octets.text(uri.bytes(), uri.start(), uri.end());
    }
    int afterScheme = uri.start() + uri.scheme().name().length();
    return uri.scheme()
        + Octets.text(uri.bytes(), afterScheme, uri.hostStart())
        + uri.host().toLowerCase(Locale.ROOT)
        + " "
        + uri.port()
        + Octets.text(uri.bytes(), uri.parametersStart(), uri.end());
  }

  /** Type and subtype. */
  private static String contentType(SipMessage message) {
    boolean hasBody = message.bodyStart() < message.bodyEnd();
    return hasBody
        ? message.text(HeaderName.CONTENT_TYPE).replaceAll(";.*", "").replaceAll("\\s", "")
        : "";
  }

  private static String body(SipMessage message) {
    return message.has(HeaderName.CONTENT_TYPE)
        ? utf8(Octets.text(message.bytes(), message.bodyStart(), message.bodyEnd()))
        : "";
  }

  private static String internal(SipMessage message, String start) {
    int header = message.first(HeaderName.INTERNAL);
    while (header >= 0) {
      String line =
          Octets.text(message.bytes(), message.lineStart(header), message.valueEnd(header));
      if (line.startsWith(start)) {
        return line.substring(start.length());
      }
      header = message.next(header);
    }
    return "";
  }

  private static List<String> elements(SipMessage message, HeaderName name) {
    List<String> elements = new ArrayList<>();
    byte[] bytes = message.bytes();
    for (int h = message.first(name); h >= 0; h = message.next(h)) {
      for (int i = message.valueStart(h); i <= message.valueEnd(h); ) {
        int end = Octets.elementEnd(bytes, i, message.valueEnd(h));
        elements.add(Octets.text(bytes, i, end).strip());
        i = end + 1;
      }
    }
    return elements;
  }

  /** Octets as far as they are UTF-8, which is all that a display name or a body must be. */
  private static String utf8(String octets) {
    return octets(new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
  }

  private static String octets(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
