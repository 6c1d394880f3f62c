package org.patchbay.proxy.message;

import java.util.Arrays;

/**
 * A message as its octets and an index of where its parts lie. It is filled by {@link SipParser}
 * and reused for the next message: whoever keeps something of it copies the octets.
 *
 * <p>A header is named by its position, 0 to {@link #headerCount} - 1, in the order of the message.
 * All ranges are [start, end) in {@link #bytes}.
 */
public final class SipMessage {
  /** More headers than this are refused. */
  static final int MOST_HEADERS = 256;

  /** What this server adds to a message of that many must find room when it is read again. */
  static final int CAPACITY = MOST_HEADERS + 16;

  private static final int INTS_A_HEADER = 3;
  private static final HeaderName[] NAMES = HeaderName.values();

  byte[] bytes = new byte[0];
  boolean request;
  Method method = Method.OTHER;
  int methodEnd;
  int uriStart;
  int uriEnd;
  int status;
  int reasonStart;
  int reasonEnd;
  int startLineEnd;
  int headersEnd;
  int bodyStart;
  int bodyEnd;
  int headerCount;

  private final byte[] names = new byte[CAPACITY];
  private final int[] places = new int[CAPACITY * INTS_A_HEADER];
  private final short[] firsts = new short[NAMES.length];

  void clear(byte[] octets) {
    bytes = octets;
    request = false;
    method = Method.OTHER;
    methodEnd = uriStart = uriEnd = status = reasonStart = reasonEnd = 0;
    startLineEnd = headersEnd = bodyStart = bodyEnd = headerCount = 0;
    Arrays.fill(firsts, (short) -1);
  }

  void addHeader(HeaderName name, int lineStart, int valueStart, int valueEnd) {
    int i = headerCount++;
    names[i] = (byte) name.ordinal();
    places[i * INTS_A_HEADER] = lineStart;
    places[i * INTS_A_HEADER + 1] = valueStart;
    places[i * INTS_A_HEADER + 2] = valueEnd;
    if (firsts[name.ordinal()] < 0) {
      firsts[name.ordinal()] = (short) i;
    }
  }

  /** Takes a folded line into the last header's value (RFC 3261 §7.3.1). */
  void extendLastHeader(int line, int lineEnd) {
    int place = (headerCount - 1) * INTS_A_HEADER;
    if (places[place + 1] == places[place + 2]) { // the header's own line holds nothing but a name
      places[place + 1] = Octets.skipSpace(bytes, line, lineEnd);
    }
    places[place + 2] = Octets.trimEnd(bytes, places[place + 1], lineEnd);
  }

  /** The octets that the ranges point into. */
  public byte[] bytes() {
    return bytes;
  }

  /** Whether this is a request; else it is a response. */
  public boolean isRequest() {
    return request;
  }

  /** The method of a request. */
  public Method method() {
    return method;
  }

  /** The method's name begins at 0 and ends here. */
  public int methodEnd() {
    return methodEnd;
  }

  /** Where the Request-URI begins. */
  public int uriStart() {
    return uriStart;
  }

  /** Where the Request-URI ends. */
  public int uriEnd() {
    return uriEnd;
  }

  /** The status code of a response, 100 to 699. */
  public int status() {
    return status;
  }

  /** Where a response's reason phrase begins; it ends at {@link #reasonEnd}. */
  public int reasonStart() {
    return reasonStart;
  }

  /** Where a response's reason phrase ends. */
  public int reasonEnd() {
    return reasonEnd;
  }

  /** The index after the start line's CRLF: where the first header line begins. */
  public int startLineEnd() {
    return startLineEnd;
  }

  /** The index of the empty line that ends the headers. */
  public int headersEnd() {
    return headersEnd;
  }

  /** Where the body begins. */
  public int bodyStart() {
    return bodyStart;
  }

  /** Where the body, and with it the message, ends. */
  public int bodyEnd() {
    return bodyEnd;
  }

  /** The number of headers. */
  public int headerCount() {
    return headerCount;
  }

  /** The name of a header. */
  public HeaderName name(int header) {
    return NAMES[names[header]];
  }

  /** Where a header's line begins: its name. */
  public int lineStart(int header) {
    return places[header * INTS_A_HEADER];
  }

  /** The index after a header's last line's CRLF. */
  public int lineEnd(int header) {
    return header + 1 < headerCount ? lineStart(header + 1) : headersEnd;
  }

  /** Where a header's value begins, white space aside. */
  public int valueStart(int header) {
    return places[header * INTS_A_HEADER + 1];
  }

  /** Where a header's value ends, white space aside. */
  public int valueEnd(int header) {
    return places[header * INTS_A_HEADER + 2];
  }

  /** The first header of that name; -1 if there is none. */
  public int first(HeaderName name) {
    return firsts[name.ordinal()];
  }

  /** The next header of the same name after this one; -1 if there is none. */
  public int next(int header) {
    byte name = names[header];
    for (int i = header + 1; i < headerCount; i++) {
      if (names[i] == name) {
        return i;
      }
    }
    return -1;
  }

  /** Whether there is a header of that name. */
  public boolean has(HeaderName name) {
    return first(name) >= 0;
  }

  /** The value of the first header of that name, one character an octet; "" if there is none. */
  public String text(HeaderName name) {
    int header = first(name);
    return header < 0 ? "" : Octets.text(bytes, valueStart(header), valueEnd(header));
  }

  /** The start line without its CRLF, for the log. */
  public String startLine() {
    return Octets.text(bytes, 0, Math.max(0, startLineEnd - 2));
  }
}
