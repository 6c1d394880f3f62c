package org.patchbay.proxy.message;

/** What a response says of the transaction that it answers: the top Via and CSeq. Reused. */
public final class ResponseHead {

  private final Via via = new Via();
  private final OctetWriter spliced = new OctetWriter();
  private final PlainForm plain = new PlainForm();
  private SipMessage message;
  private int topViaEnd;
  private boolean dropAsserted;
  private Method method = Method.OTHER;

  /**
   * Reads a response that was indexed without a fault. A refusal without From is taken too, for
   * what it says is needed and whom it is for is in its branch.
   *
   * @return whether it can be matched; a response that cannot is dropped (RFC 3261 §16.7, §18.1.2)
   */
  public boolean read(SipMessage response) {
    message = response;
    dropAsserted = false;
    int header = response.first(HeaderName.VIA);
    int cseq = response.first(HeaderName.CSEQ);
    if (header < 0
        || cseq < 0
        || !response.has(HeaderName.FROM) && response.status() < 300
        || !response.has(HeaderName.TO)
        || !response.has(HeaderName.CALL_ID)) {
      return false;
    }
    byte[] bytes = response.bytes();
    topViaEnd = Octets.elementEnd(bytes, response.valueStart(header), response.valueEnd(header));
    return readCSeq(cseq) && via.read(bytes, response.valueStart(header), topViaEnd);
  }

  private boolean readCSeq(int header) {
    byte[] bytes = message.bytes();
    int end = message.valueEnd(header);
    int digitsEnd = Octets.skipDigits(bytes, message.valueStart(header), end);
    int methodStart = Octets.skipSpace(bytes, digitsEnd, end);
    method = Method.of(bytes, methodStart, Math.max(end, methodStart));
    return digitsEnd < methodStart
        && methodStart < end
        && Octets.number(bytes, message.valueStart(header), digitsEnd, RequestHead.MOST_CSEQ) >= 0;
  }

  /** The top Via: ours, if the response is. */
  public Via via() {
    return via;
  }

  /** The method in CSeq. */
  public Method method() {
    return method;
  }

  /** Whether the response says whose request it answers. */
  public boolean hasFrom() {
    return message.has(HeaderName.FROM);
  }

  /** Whether the response says who was called. */
  public boolean assertsIdentity() {
    return message.has(HeaderName.P_ASSERTED_IDENTITY)
        || message.has(HeaderName.P_PREFERRED_IDENTITY)
        || message.has(HeaderName.REMOTE_PARTY_ID);
  }

  /** Whether that is for trusted peers only (RFC 3325 §9.3). */
  public boolean asksForPrivacy() {
    return Privacy.of(message).contains(Privacy.ID);
  }

  /** Leaves out what it says of who was called, or not, when the response is written. */
  public void dropAsserted(boolean drop) {
    dropAsserted = drop;
  }

  /** Whether a Via remains below the top one. */
  public boolean hasNextVia() {
    int header = message.first(HeaderName.VIA);
    return topViaEnd < message.valueEnd(header) || message.next(header) >= 0;
  }

  /**
   * Writes the response without its top Via, which is how it goes on (RFC 3261 §16.7 step 3), and
   * without internal headers; if lines are added, in its {@linkplain PlainForm plain form}.
   *
   * @param status the status to write instead of the response's own; 0 keeps the status line
   * @param phrase the phrase that belongs to it
   * @param lines header lines to add, each with its CRLF: internal ones if the response goes
   *     inwards, a From that it lacks; else ""
   * @param contactHost what a leg's Contact names in place of the hop if the response comes from
   *     inside; else null
   * @param toStream whether a missing Content-Length has to be supplied
   */
  public void writeForwarded(
      int status,
      String phrase,
      String lines,
      byte[] contactHost,
      boolean toStream,
      OctetWriter out) {
    if (lines.isEmpty()) {
      splice(status, phrase, lines, contactHost, toStream, out);
    } else {
      splice(status, phrase, lines, contactHost, toStream, spliced);
      plain.write(spliced, out);
    }
  }

  private void splice(
      int status,
      String phrase,
      String lines,
      byte[] contactHost,
      boolean toStream,
      OctetWriter out) {
    byte[] bytes = message.bytes();
    out.clear();
    if (status == 0) {
      out.write(bytes, 0, message.startLineEnd());
    } else {
      out.text("SIP/2.0 ").number(status).write(' ').text(phrase).endLine();
    }
    out.text(lines);
    int topVia = message.first(HeaderName.VIA);
    int copied = message.startLineEnd();
    for (int h = 0; h < message.headerCount(); h++) {
      boolean edited =
          switch (message.name(h)) {
            case VIA -> h == topVia;
            case INTERNAL -> true;
            case CONTACT -> contactHost != null;
            case P_ASSERTED_IDENTITY, P_PREFERRED_IDENTITY, REMOTE_PARTY_ID -> dropAsserted;
            default -> false;
          };
      if (!edited) {
        continue;
      }
      out.write(bytes, copied, message.lineStart(h));
      copied = message.lineEnd(h);
      if (h == topVia && topViaEnd < message.valueEnd(h)) {
        int next = Octets.skipSpace(bytes, topViaEnd + 1, message.valueEnd(h));
        out.text("Via: ").write(bytes, next, copied);
      } else if (message.name(h) == HeaderName.CONTACT) {
        HopContact.write(message, h, contactHost, out);
      }
    }
    out.write(bytes, copied, message.headersEnd());
    if (toStream && !message.has(HeaderName.CONTENT_LENGTH)) {
      out.text("Content-Length: ").number(message.bodyEnd() - message.bodyStart()).endLine();
    }
    out.endLine().write(bytes, message.bodyStart(), message.bodyEnd());
  }
}
