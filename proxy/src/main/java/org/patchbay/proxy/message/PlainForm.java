package org.patchbay.proxy.message;

/**
 * Writes messages so that there is one way to read them, for the hop (docs/adr/0015): each header
 * on one line, under its full name, without folds or stray white space; addresses with a bracketed
 * URI; Content-Length as the body is long. Reused; one thread.
 */
final class PlainForm {
  private final SipMessage message = new SipMessage();
  private final NameAddr address = new NameAddr();

  /**
   * Writes a message anew.
   *
   * @param from a sound message of ours; an address of a response that cannot be read stays
   * @param out cleared first
   */
  void write(OctetWriter from, OctetWriter out) {
    SipParser.datagram(from.bytes(), from.length(), message);
    byte[] bytes = message.bytes();
    out.clear();
    writeStartLine(out);
    for (int h = 0; h < message.headerCount(); h++) {
      writeName(h, out);
      switch (message.name(h)) {
        case FROM, TO, CONTACT, ROUTE, RECORD_ROUTE -> writeAddresses(h, out);
        case CSEQ -> writeCSeq(h, out);
        case CONTENT_LENGTH -> out.number(message.bodyEnd() - message.bodyStart());
        default -> writeUnfolded(bytes, message.valueStart(h), message.valueEnd(h), out);
      }
      out.endLine();
    }
    out.endLine().write(bytes, message.bodyStart(), message.bodyEnd());
  }

  private void writeStartLine(OctetWriter out) {
    if (message.isRequest()) {
      out.write(message.bytes(), 0, message.uriEnd()).text(" SIP/2.0");
    } else {
      out.text("SIP/2.0 ").number(message.status()).write(' ');
      out.write(message.bytes(), message.reasonStart(), message.reasonEnd());
    }
    out.endLine();
  }

  private void writeName(int header, OctetWriter out) {
    byte[] bytes = message.bytes();
    byte[] full = message.name(header).full();
    if (message.name(header) == HeaderName.OTHER || message.name(header) == HeaderName.INTERNAL) {
      int start = message.lineStart(header);
      int colon = Octets.indexOf(bytes, start, message.lineEnd(header), ':');
      out.write(bytes, start, Octets.trimEnd(bytes, start, colon));
    } else {
      out.write(full);
    }
    out.write(':').write(' ');
  }

  private void writeAddresses(int header, OctetWriter out) {
    byte[] bytes = message.bytes();
    int end = message.valueEnd(header);
    for (int i = message.valueStart(header); i <= end; ) {
      int elementEnd = Octets.elementEnd(bytes, i, end);
      if (address.read(bytes, i, elementEnd)) {
        writeAddress(out);
      } else {
        int start = Octets.skipSpace(bytes, i, elementEnd);
        writeUnfolded(bytes, start, Octets.trimEnd(bytes, start, elementEnd), out);
      }
      if (elementEnd < end) {
        out.write(',').write(' ');
      }
      i = elementEnd + 1;
    }
  }

  /** Display name, bracketed URI and parameters, with no white space but one blank. */
  private void writeAddress(OctetWriter out) {
    byte[] bytes = message.bytes();
    if (address.displayStart() < address.displayEnd()) {
      writeUnfolded(bytes, address.displayStart(), address.displayEnd(), out);
      out.write(' ');
    }
    out.write('<').write(bytes, address.uri().start(), address.uri().end()).write('>');
    Parameters parameters = address.parameters();
    parameters.rewind();
    while (parameters.advance()) {
      out.write(';').write(bytes, parameters.nameStart(), parameters.nameEnd());
      if (parameters.valueStart() < parameters.valueEnd()) {
        out.write('=');
        writeUnfolded(bytes, parameters.valueStart(), parameters.valueEnd(), out);
      }
    }
  }

  /** Number and method; a leading zero is no part of a number. */
  private void writeCSeq(int header, OctetWriter out) {
    byte[] bytes = message.bytes();
    int start = message.valueStart(header);
    int end = message.valueEnd(header);
    int digitsEnd = Octets.skipDigits(bytes, start, end);
    out.number(Octets.number(bytes, start, digitsEnd, RequestHead.MOST_CSEQ)).write(' ');
    out.write(bytes, Octets.skipSpace(bytes, digitsEnd, end), end);
  }

  /** Writes a range, with one blank for each run of white space that ends a line. */
  static void writeUnfolded(byte[] bytes, int start, int end, OctetWriter out) {
    int i = start;
    while (i < end) {
      int lineFeed = Octets.indexOf(bytes, i, end, '\n');
      int textEnd = lineFeed == end ? end : Octets.trimEnd(bytes, i, lineFeed);
      out.write(bytes, i, textEnd);
      i = Octets.skipSpace(bytes, lineFeed, end);
      if (i < end && textEnd < i) {
        out.write(' ');
      }
    }
  }
}
