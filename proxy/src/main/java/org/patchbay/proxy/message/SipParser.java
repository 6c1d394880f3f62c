package org.patchbay.proxy.message;

/**
 * Indexes messages (RFC 3261 §7). Structure alone is judged here; what the values say is judged by
 * {@link RequestHead} and by whoever reads them.
 *
 * <p>Lines end in CRLF and in nothing else: a server that takes a lone CR or LF for a line's end
 * sees headers where the next one sees a value.
 */
public final class SipParser {
  /** Start line and headers together: far more than any real message, less than an attack. */
  public static final int MOST_HEADER_OCTETS = 32 * 1024;

  /** What this server may add to a message of that size; it is refused and yet indexed. */
  private static final int MOST_ADDED_OCTETS = 8 * 1024;

  /** A message may be as large as a datagram; a stream is no way around that. */
  public static final int MOST_MESSAGE_OCTETS = 65_535;

  private static final byte[] VERSION = Octets.ascii("sip/2.0");
  private static final byte[] VERSION_PREFIX = Octets.ascii("sip/");
  private static final long MOST_CONTENT = 1 << 24;

  private SipParser() {}

  /**
   * Indexes a datagram.
   *
   * @param bytes the octets, from index 0
   * @param length their number
   * @param message filled; as far as the message could be read when a refusal is returned
   * @return null if the message is sound; else the first fault found. A request whose start line is
   *     so broken that it cannot be answered is not {@link SipMessage#isRequest}.
   */
  public static Refusal datagram(byte[] bytes, int length, SipMessage message) {
    message.clear(bytes);
    Refusal fault = head(bytes, length, message);
    if (message.bodyStart == 0) {
      return fault;
    }
    int available = length - message.bodyStart;
    long declared = contentLength(message);
    if (declared == ABSENT) {
      message.bodyEnd = length;
    } else if (declared < 0 || declared > available) {
      message.bodyEnd = length;
      if (fault != null) {
        return fault;
      }
      return declared > MOST_MESSAGE_OCTETS - message.bodyStart
          ? Refusal.MESSAGE_TOO_LARGE
          : Refusal.BAD_CONTENT_LENGTH;
    } else {
      message.bodyEnd = message.bodyStart + (int) declared; // octets beyond are noise (§18.3)
    }
    return fault;
  }

  /**
   * Indexes the head of a message on a stream: start line and headers up to the empty line.
   *
   * @param bytes the octets, from index 0
   * @param length the index after the empty line
   */
  static Refusal head(byte[] bytes, int length, SipMessage message) {
    int lineFeed = Octets.indexOfLineFeed(bytes, 0, length);
    if (lineFeed == length || lineFeed == 0 || bytes[lineFeed - 1] != '\r') {
      return Refusal.BAD_START_LINE;
    }
    message.startLineEnd = lineFeed + 1;
    Refusal fault = startLine(bytes, lineFeed - 1, message);
    if (fault == null && Octets.indexOf(bytes, 0, lineFeed, '\r') != lineFeed - 1) {
      fault = Refusal.BAD_LINE_END;
    }
    Refusal inHeaders = headers(bytes, lineFeed + 1, length, message);
    return fault != null ? fault : inHeaders;
  }

  private static Refusal headers(byte[] bytes, int from, int length, SipMessage message) {
    Refusal fault = null;
    boolean lost = false; // whether the line before could not be read, nor what is folded from it
    int end = Math.min(length, MOST_HEADER_OCTETS + MOST_ADDED_OCTETS);
    int line = from;
    while (true) {
      int lineFeed = Octets.indexOfLineFeed(bytes, line, end);
      if (lineFeed == end) {
        message.headersEnd = line;
        return fault != null
            ? fault
            : length > MOST_HEADER_OCTETS ? Refusal.TOO_MANY_HEADERS : Refusal.UNFINISHED_HEADERS;
      }
      boolean soundEnd = lineFeed > line && bytes[lineFeed - 1] == '\r';
      int lineEnd = soundEnd ? lineFeed - 1 : lineFeed;
      if (lineEnd == line) {
        message.headersEnd = line;
        message.bodyStart = lineFeed + 1;
        if (fault == null && !soundEnd) {
          fault = Refusal.BAD_LINE_END;
        }
        boolean tooLong = message.bodyStart > MOST_HEADER_OCTETS;
        return fault == null && tooLong ? Refusal.TOO_MANY_HEADERS : fault;
      }
      if (!lost || !isFold(bytes[line])) {
        Refusal inLine = header(bytes, line, lineEnd, message);
        inLine = soundEnd ? inLine : Refusal.BAD_LINE_END;
        lost = inLine != null;
        fault = fault != null ? fault : inLine;
      }
      line = lineFeed + 1;
    }
  }

  private static boolean isFold(byte first) {
    return first == ' ' || first == '\t';
  }

  private static Refusal header(byte[] bytes, int line, int lineEnd, SipMessage message) {
    if (Octets.indexOf(bytes, line, lineEnd, '\r') != lineEnd) {
      return Refusal.BAD_LINE_END;
    }
    if (isFold(bytes[line])) {
      if (message.headerCount == 0) {
        return Refusal.BAD_HEADER;
      }
      message.extendLastHeader(line, lineEnd);
      return null;
    }
    int colon = Octets.indexOf(bytes, line, lineEnd, ':');
    int nameEnd = Octets.trimEnd(bytes, line, colon);
    if (colon == lineEnd || !Octets.isToken(bytes, line, nameEnd)) {
      return Refusal.BAD_HEADER;
    }
    if (message.headerCount == SipMessage.CAPACITY) {
      return Refusal.TOO_MANY_HEADERS;
    }
    HeaderName name = HeaderName.of(bytes, line, nameEnd);
    boolean twice = name.single() && message.has(name);
    int valueStart = Math.min(Octets.skipSpace(bytes, colon + 1, lineEnd), lineEnd);
    message.addHeader(name, line, valueStart, Octets.trimEnd(bytes, valueStart, lineEnd));
    if (message.headerCount > SipMessage.MOST_HEADERS) {
      return Refusal.TOO_MANY_HEADERS;
    }
    return twice ? Refusal.REPEATED_HEADER : null;
  }

  private static Refusal startLine(byte[] bytes, int end, SipMessage message) {
    int firstSpace = Octets.indexOf(bytes, 0, end, ' ');
    if (Octets.startsWithIgnoreCase(bytes, 0, firstSpace, VERSION_PREFIX)) {
      return statusLine(bytes, firstSpace, end, message);
    }
    if (firstSpace == end || !Octets.isToken(bytes, 0, firstSpace)) {
      return Refusal.BAD_START_LINE;
    }
    message.request = true;
    message.methodEnd = firstSpace;
    message.method = Method.of(bytes, 0, firstSpace);
    int secondSpace = Octets.indexOf(bytes, firstSpace + 1, end, ' ');
    message.uriStart = firstSpace + 1;
    message.uriEnd = secondSpace;
    int version = secondSpace + 1;
    if (secondSpace == end
        || secondSpace == firstSpace + 1
        || Octets.indexOf(bytes, version, end, ' ') != end) {
      return Refusal.BAD_START_LINE;
    }
    if (!Octets.equalsIgnoreCase(bytes, version, end, VERSION)) {
      return Octets.startsWithIgnoreCase(bytes, version, end, VERSION_PREFIX)
          ? Refusal.UNKNOWN_VERSION
          : Refusal.BAD_START_LINE;
    }
    return null;
  }

  private static Refusal statusLine(byte[] bytes, int space, int end, SipMessage message) {
    int codeEnd = Octets.indexOf(bytes, Math.min(space + 1, end), end, ' ');
    long code = Octets.number(bytes, Math.min(space + 1, end), codeEnd, 699);
    // The space after the code must be there even when the phrase is empty (RFC 4475 §3.1.1.13).
    if (!Octets.equalsIgnoreCase(bytes, 0, space, VERSION)
        || codeEnd - space != 4
        || codeEnd == end
        || code < 100) {
      return Refusal.BAD_START_LINE;
    }
    message.status = (int) code;
    message.reasonStart = codeEnd + 1;
    message.reasonEnd = end;
    return null;
  }

  /**
   * The Content-Length that a message's head declares, for framing (RFC 3261 §18.3).
   *
   * @param bytes the octets from index 0
   * @param length the index after the empty line
   * @param head reused for the reading
   * @return the number of octets; negative if there is none, or more than one, or it is no number
   */
  public static long declaredContentLength(byte[] bytes, int length, SipMessage head) {
    head.clear(bytes);
    head(bytes, length, head);
    int header = head.first(HeaderName.CONTENT_LENGTH);
    return header >= 0 && head.next(header) >= 0 ? ABSENT : contentLength(head);
  }

  /** No Content-Length header. */
  static final long ABSENT = -3;

  /** The declared length of the body; negative if {@link #ABSENT} or not a sane number. */
  static long contentLength(SipMessage message) {
    int header = message.first(HeaderName.CONTENT_LENGTH);
    return header < 0
        ? ABSENT
        : Octets.number(
            message.bytes, message.valueStart(header), message.valueEnd(header), MOST_CONTENT);
  }
}
