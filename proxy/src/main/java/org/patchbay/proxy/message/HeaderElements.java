package org.patchbay.proxy.message;

/**
 * Walks over the elements of a list header, which may stand in one line with commas, in several
 * lines, or in both (RFC 3261 §7.3.1). Reused; an empty element is one too, for the caller to
 * judge.
 */
public final class HeaderElements {
  private SipMessage message;
  private int header;
  private int next;
  private int lineEnd;
  private int start;
  private int end;

  /** Begins before the first element of all headers of that name. */
  public HeaderElements of(SipMessage newMessage, HeaderName name) {
    message = newMessage;
    enter(newMessage.first(name));
    return this;
  }

  private void enter(int newHeader) {
    header = newHeader;
    if (header >= 0) {
      next = message.valueStart(header);
      lineEnd = message.valueEnd(header);
    }
  }

  /** Goes to the next element; false if there is none. */
  public boolean advance() {
    if (header < 0) {
      return false;
    }
    start = next;
    end = Octets.elementEnd(message.bytes(), start, lineEnd);
    next = end + 1;
    if (next > lineEnd) {
      enter(message.next(header));
    }
    return true;
  }

  /** Where the element begins, white space included. */
  public int start() {
    return start;
  }

  /** Where the element ends, white space included. */
  public int end() {
    return end;
  }
}
