package org.patchbay.proxy.message;

import java.util.Arrays;

/**
 * What every request says of itself, read and checked once: the Request-URI, the top Via, From, To,
 * Call-ID, CSeq and Max-Forwards. Reused from request to request.
 */
public final class RequestHead {
  // Deviation: RFC 3261 §8.1.1.5 has it below 2^31; what the two parties count is theirs.
  static final long MOST_CSEQ = 0xffff_ffffL;
  private static final int MOST_MAX_FORWARDS = 255;
  private static final int MOST_URI_OCTETS = 2048;

  /** Max-Forwards starts at 70 (RFC 3261 §8.1.1.6), so that honest requests have fewer. */
  private static final int MOST_VIAS = 100;

  private static final int MOST_ROUTES = 50;

  /** The Max-Breadth of a request that has none, and the most that is granted (RFC 5393 §5.3.3). */
  private static final int DEFAULT_MAX_BREADTH = 60;

  private final SipUri uri = new SipUri();
  private final Via via = new Via();
  private final NameAddr from = new NameAddr();
  private final NameAddr to = new NameAddr();
  private final HeaderElements elements = new HeaderElements();
  private final NameAddr listed = new NameAddr();
  private SipMessage message;
  private int topViaEnd;
  private long cseq;
  private int maxForwards;
  private int maxBreadth;

  /**
   * Reads a request that was indexed without a fault.
   *
   * @return null if it may be acted upon; else the first thing wrong with it
   */
  public Refusal read(SipMessage request) {
    Refusal fault = readForReply(request);
    if (fault != null) {
      return fault;
    }
    if (!via.isSound()) {
      return Refusal.BAD_VIA;
    }
    if (hasMoreThan(MOST_VIAS, HeaderName.VIA)) {
      return Refusal.TOO_MANY_HOPS;
    }
    if (hasMoreThan(MOST_ROUTES, HeaderName.ROUTE)) {
      return Refusal.BAD_ROUTE;
    }
    fault = readUri();
    if (fault != null) {
      return fault;
    }
    fault = readAddresses();
    if (fault != null) {
      return fault;
    }
    fault = readNumbers();
    if (fault != null || request.method() == Method.REGISTER) {
      return fault;
    }
    fault = check(HeaderName.CONTACT, Refusal.BAD_CONTACT);
    return fault != null ? fault : check(HeaderName.RECORD_ROUTE, Refusal.BAD_ROUTE);
  }

  /**
   * Reads only what an answer needs, the top Via; for requests that are refused. That the Via is
   * {@linkplain Via#isSound faulty} is no reason not to say so: it is answered as it came.
   *
   * @return null if there is a Via to answer by; else {@link Refusal#MISSING_HEADER}
   */
  public Refusal readForReply(SipMessage request) {
    message = request;
    byte[] bytes = request.bytes();
    int header = request.first(HeaderName.VIA);
    if (header < 0) {
      via.read(bytes, 0, 0); // so that no answer follows the Via of the request before
      return Refusal.MISSING_HEADER;
    }
    topViaEnd = Octets.elementEnd(bytes, request.valueStart(header), request.valueEnd(header));
    via.read(bytes, request.valueStart(header), topViaEnd);
    return null;
  }

  /** Whether a header that may be a list has more entries than that, on all its lines together. */
  private boolean hasMoreThan(int most, HeaderName name) {
    byte[] bytes = message.bytes();
    int entries = 0;
    for (int h = message.first(name); h >= 0; h = message.next(h)) {
      int end = message.valueEnd(h);
      for (int i = message.valueStart(h); i <= end; entries++) {
        i = Octets.elementEnd(bytes, i, end) + 1;
      }
    }
    return entries > most;
  }

  private Refusal readUri() {
    if (message.uriEnd() - message.uriStart() > MOST_URI_OCTETS) {
      return Refusal.URI_TOO_LONG;
    }
    if (!uri.read(message.bytes(), message.uriStart(), message.uriEnd())) {
      return Refusal.BAD_REQUEST_URI;
    }
    boolean isNumber = uri.scheme() == SipUri.Scheme.TEL && message.method() != Method.REGISTER;
    if (!uri.isSip() && !isNumber) {
      return Refusal.UNKNOWN_SCHEME;
    }
    return uri.hasHeaders() || uri.repeatsParameter() ? Refusal.BAD_REQUEST_URI : null;
  }

  private Refusal readAddresses() {
    int fromHeader = message.first(HeaderName.FROM);
    int toHeader = message.first(HeaderName.TO);
    int callId = message.first(HeaderName.CALL_ID);
    if (fromHeader < 0 || toHeader < 0 || callId < 0 || !message.has(HeaderName.CSEQ)) {
      return Refusal.MISSING_HEADER;
    }
    if (!isParty(from, fromHeader)) {
      return Refusal.BAD_FROM;
    }
    if (!isParty(to, toHeader)) {
      return Refusal.BAD_TO;
    }
    return isCallId(message.valueStart(callId), message.valueEnd(callId))
        ? null
        : Refusal.BAD_CALL_ID;
  }

  private boolean isParty(NameAddr party, int header) {
    return party.read(message.bytes(), message.valueStart(header), message.valueEnd(header))
        && party.isTagSound()
        && party.uri().end() - party.uri().start() <= MOST_URI_OCTETS
        && !party.uri().repeatsParameter();
  }

  private boolean isCallId(int start, int end) {
    byte[] bytes = message.bytes();
    int at = Octets.indexOf(bytes, start, end, '@');
    return Octets.isWord(bytes, start, at) && (at == end || Octets.isWord(bytes, at + 1, end));
  }

  private Refusal readNumbers() {
    byte[] bytes = message.bytes();
    int header = message.first(HeaderName.CSEQ);
    int end = message.valueEnd(header);
    int digitsEnd = Octets.skipDigits(bytes, message.valueStart(header), end);
    cseq = Octets.number(bytes, message.valueStart(header), digitsEnd, MOST_CSEQ);
    int methodStart = Octets.skipSpace(bytes, digitsEnd, end);
    if (cseq < 0
        || methodStart == digitsEnd
        || !Arrays.equals(bytes, methodStart, end, bytes, 0, message.methodEnd())) {
      return Refusal.BAD_CSEQ;
    }
    int hops = message.first(HeaderName.MAX_FORWARDS);
    maxForwards = -1;
    if (hops >= 0) {
      maxForwards =
          (int)
              Octets.number(
                  bytes, message.valueStart(hops), message.valueEnd(hops), MOST_MAX_FORWARDS);
      if (maxForwards < 0) {
        return Refusal.BAD_MAX_FORWARDS;
      }
    }
    return readMaxBreadth();
  }

  private Refusal readMaxBreadth() {
    int header = message.first(HeaderName.MAX_BREADTH);
    maxBreadth = DEFAULT_MAX_BREADTH;
    if (header < 0) {
      return null;
    }
    int start = message.valueStart(header);
    long asked =
        Octets.number(message.bytes(), start, message.valueEnd(header), DEFAULT_MAX_BREADTH);
    if (asked >= 0) {
      maxBreadth = (int) asked;
    }
    return asked == -1 ? Refusal.BAD_MAX_BREADTH : null; // -2: it asks for more than is granted
  }

  /** Checks a list of addresses: a dialog will send to them (RFC 3261 §12.1.1). */
  private Refusal check(HeaderName name, Refusal refusal) {
    elements.of(message, name);
    while (elements.advance()) {
      boolean sound =
          listed.read(message.bytes(), elements.start(), elements.end())
              && !listed.uri().repeatsParameter()
              && (listed.bracketed() || name == HeaderName.CONTACT);
      if (!sound) {
        return refusal;
      }
    }
    return null;
  }

  /** The request that was read. */
  public SipMessage message() {
    return message;
  }

  /** The Request-URI. */
  public SipUri uri() {
    return uri;
  }

  /** The top Via: where the answer goes. */
  public Via via() {
    return via;
  }

  /** Where the top Via's element ends in its header's value. */
  public int topViaEnd() {
    return topViaEnd;
  }

  /** From. */
  public NameAddr from() {
    return from;
  }

  /** To. */
  public NameAddr to() {
    return to;
  }

  /** The CSeq number. */
  public long cseq() {
    return cseq;
  }

  /**
   * Max-Breadth: on how many branches the request may be at once, at most {@value
   * #DEFAULT_MAX_BREADTH}, which is also that of a request that does not say (RFC 5393 §5.3.3).
   */
  public int maxBreadth() {
    return maxBreadth;
  }

  /** Max-Forwards; -1 if the request has none. */
  public int maxForwards() {
    return maxForwards;
  }
}
