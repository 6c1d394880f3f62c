package org.patchbay.proxy.message;

/**
 * Writes the responses that this server gives itself (RFC 3261 §8.2.6): the start, any headers that
 * the caller adds, the end.
 */
public final class ResponseWriter {
  private final OctetWriter out = new OctetWriter();
  private final NameAddr to = new NameAddr();

  /**
   * Begins a response with everything that is copied from the request.
   *
   * @param head the request, read at least as far as its top Via
   * @param source the text of the address that it came from
   * @param sourcePort the port that it came from
   * @param toTag the tag to add to To where it has none; null adds none (100 Trying)
   */
  public OctetWriter begin(
      RequestHead head, byte[] source, int sourcePort, int status, String phrase, byte[] toTag) {
    SipMessage request = head.message();
    out.clear().text("SIP/2.0 ").number(status).write(' ').text(phrase).endLine();
    copyVias(head, source, sourcePort);
    copy(request, HeaderName.FROM);
    copyTo(request, toTag);
    copy(request, HeaderName.CALL_ID);
    copy(request, HeaderName.CSEQ);
    return out;
  }

  /** Ends a response that has no body. */
  public OctetWriter end() {
    return out.text("Content-Length: 0\r\n\r\n");
  }

  private void copyVias(RequestHead head, byte[] source, int sourcePort) {
    SipMessage request = head.message();
    int first = request.first(HeaderName.VIA);
    if (first < 0) {
      return;
    }
    byte[] bytes = request.bytes();
    out.text("Via: ");
    head.via().writeStamped(out, source, sourcePort);
    out.write(bytes, head.topViaEnd(), request.valueEnd(first)).endLine();
    for (int h = request.next(first); h >= 0; h = request.next(h)) {
      copyLine(request, h);
    }
  }

  private void copy(SipMessage request, HeaderName name) {
    int header = request.first(name);
    if (header >= 0) {
      copyLine(request, header);
    }
  }

  /** Not up to the next header: what lies between is a line that could not be read as one. */
  private void copyLine(SipMessage request, int header) {
    out.write(request.bytes(), request.lineStart(header), request.valueEnd(header)).endLine();
  }

  private void copyTo(SipMessage request, byte[] toTag) {
    int header = request.first(HeaderName.TO);
    if (header < 0) {
      return;
    }
    byte[] bytes = request.bytes();
    out.write(bytes, request.lineStart(header), request.valueEnd(header));
    boolean sound = to.read(bytes, request.valueStart(header), request.valueEnd(header));
    if (toTag != null && sound && !to.hasTag()) {
      out.text(";tag=").write(toTag);
    }
    out.endLine();
  }
}
