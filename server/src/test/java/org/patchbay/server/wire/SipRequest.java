package org.patchbay.server.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A request that a test writes.
 *
 * @param method the method
 * @param uri the Request-URI
 * @param from the whole From value with its tag
 * @param to the whole To value
 * @param callId the Call-ID
 * @param cseq the sequence number
 * @param more further header lines, without line ends
 * @param sdp the body, empty for none
 */
record SipRequest(
    String method,
    String uri,
    String from,
    String to,
    String callId,
    int cseq,
    List<String> more,
    String sdp) {

  SipRequest {
    more = List.copyOf(more);
  }

  /** A request outside a dialog, from {@code fromUri} to {@code uri}. */
  static SipRequest of(String method, String uri, String fromUri) {
    return new SipRequest(
        method,
        uri,
        "<%s>;tag=%s".formatted(fromUri, token()),
        "<%s>".formatted(uri),
        token(),
        1,
        List.of(),
        "");
  }

  SipRequest with(String headerLine) {
    List<String> lines = new ArrayList<>(more);
    lines.add(headerLine);
    return new SipRequest(method, uri, from, to, callId, cseq, lines, sdp);
  }

  SipRequest offering(String offer) {
    return new SipRequest(method, uri, from, to, callId, cseq, more, offer);
  }

  /** The same request with a tag of somebody's in To, as within a dialog. */
  SipRequest toTag(String tag) {
    return new SipRequest(method, uri, from, to + ";tag=" + tag, callId, cseq, more, sdp);
  }

  SipRequest to(String value) {
    return new SipRequest(method, uri, from, value, callId, cseq, more, sdp);
  }

  /** The same request once more as a new one: the sequence number grows by one. */
  SipRequest again() {
    return new SipRequest(method, uri, from, to, callId, cseq + 1, more, sdp);
  }

  /** Another request of the same call, without the headers of this one. */
  SipRequest next(String nextMethod, String nextUri) {
    return new SipRequest(nextMethod, nextUri, from, to, callId, cseq + 1, List.of(), "");
  }

  /** The ACK of a final response; the same sequence number (RFC 3261 §17.1.1.3). */
  SipRequest ack(String ackUri, String toOfResponse) {
    return new SipRequest("ACK", ackUri, from, toOfResponse, callId, cseq, List.of(), "");
  }

  /**
   * The message.
   *
   * @param transport the transport that Via names
   * @param sentBy host and port of the Via
   * @param branch without the magic cookie
   */
  String text(SipTransport transport, String sentBy, String branch) {
    StringBuilder out = new StringBuilder();
    out.append(method).append(' ').append(uri).append(" SIP/2.0\r\n");
    out.append("Via: SIP/2.0/")
        .append(transport)
        .append(' ')
        .append(sentBy)
        .append(";rport;branch=z9hG4bK");
    out.append(branch).append("\r\nMax-Forwards: 70\r\n");
    out.append("From: ").append(from).append("\r\nTo: ").append(to).append("\r\n");
    out.append("Call-ID: ").append(callId).append("\r\n");
    out.append("CSeq: ").append(cseq).append(' ').append(method).append("\r\n");
    for (String line : more) {
      out.append(line).append("\r\n");
    }
    return out + content(sdp);
  }

  /** The end of a message: what its body is, and the body. */
  static String content(String sdp) {
    String type = sdp.isEmpty() ? "" : "Content-Type: application/sdp\r\n";
    return type + "Content-Length: " + sdp.length() + "\r\n\r\n" + sdp;
  }

  static String token() {
    return UUID.randomUUID().toString().substring(0, 13).replace("-", "");
  }
}
