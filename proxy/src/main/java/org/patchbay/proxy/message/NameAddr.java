package org.patchbay.proxy.message;

/**
 * A reusable view of a name-addr or addr-spec with its parameters (From, To, Contact, Route; RFC
 * 3261 §20.10, §25.1), in place.
 */
public final class NameAddr {
  private static final byte[] TAG = Octets.ascii("tag");

  private final SipUri uri = new SipUri();
  private final Parameters parameters = new Parameters();
  private byte[] bytes;
  private int displayStart;
  private int displayEnd;
  private boolean bracketed;

  /**
   * Reads one value; a list is cut into its elements first ({@link Octets#elementEnd}).
   *
   * @return whether it is well-formed, its URI included
   */
  public boolean read(byte[] octets, int from, int to) {
    bytes = octets;
    int start = Octets.skipSpace(octets, from, to);
    int end = Octets.trimEnd(octets, start, to);
    displayStart = displayEnd = start;
    if (start == end) {
      return false;
    }
    int i = start;
    if (octets[i] == '"') {
      i = Octets.afterQuoted(octets, i, end);
      if (i < 0) {
        return false;
      }
      displayEnd = i;
      i = Octets.skipSpace(octets, i, end);
      if (i == end || octets[i] != '<') {
        return false;
      }
    } else {
      int open = Octets.indexOf(octets, start, end, '<');
      if (open < end && isDisplay(start, open)) {
        displayEnd = Octets.trimEnd(octets, start, open);
        i = open;
      }
    }
    bracketed = octets[i] == '<';
    return bracketed ? readBracketed(i, end) : readBare(i, end);
  }

  private boolean readBracketed(int open, int end) {
    int close = Octets.indexOf(bytes, open, end, '>');
    return close < end
        && uri.read(bytes, open + 1, close)
        && parameters.read(bytes, close + 1, end);
  }

  /**
   * Without brackets, what follows the semicolon is the header's (RFC 3261 §20.10). An {@code @}
   * among it says that the writer meant a user part, which may hold a semicolon. A comma needs
   * brackets too: who reads a list would end the address there.
   */
  private boolean readBare(int start, int end) {
    int semicolon = Octets.indexOf(bytes, start, end, ';');
    if (Octets.indexOf(bytes, semicolon, end, '@') < end
        || Octets.indexOf(bytes, start, semicolon, ',') < semicolon) {
      return false;
    }
    int uriEnd = Octets.trimEnd(bytes, start, semicolon);
    return uri.read(bytes, start, uriEnd)
        && !uri.hasHeaders()
        && parameters.read(bytes, semicolon, end);
  }

  /** Whether the range is a sequence of tokens; octets above ASCII are let pass as UTF-8. */
  private boolean isDisplay(int start, int end) {
    for (int i = start; i < end; i++) {
      byte b = bytes[i];
      if (b >= 0 && !Octets.isToken(b) && !Octets.isSpace(b)) {
        return false;
      }
    }
    return true;
  }

  /** The URI. */
  public SipUri uri() {
    return uri;
  }

  /** The header parameters, those behind the brackets. */
  public Parameters parameters() {
    return parameters;
  }

  /** Whether the URI stands in angle brackets. */
  public boolean bracketed() {
    return bracketed;
  }

  int displayStart() {
    return displayStart;
  }

  int displayEnd() {
    return displayEnd;
  }

  /** The display name as written, quotes included; "" if there is none. */
  public String display() {
    return Octets.text(bytes, displayStart, displayEnd);
  }

  /** Whether there is a tag; it is then the current one of {@link #parameters}. */
  public boolean hasTag() {
    return parameters.find(TAG);
  }

  /**
   * Whether there is no tag, or one that is a token (RFC 3261 §25.1). Of two, one reader would take
   * the first, another the last.
   */
  boolean isTagSound() {
    int tags = 0;
    parameters.rewind();
    while (parameters.advance()) {
      if (Octets.equalsIgnoreCase(bytes, parameters.nameStart(), parameters.nameEnd(), TAG)) {
        tags++;
        if (!Octets.isToken(bytes, parameters.valueStart(), parameters.valueEnd())) {
          return false;
        }
      }
    }
    return tags < 2;
  }

  /** The tag; "" if there is none. */
  public String tag() {
    return hasTag() ? parameters.value() : "";
  }
}
