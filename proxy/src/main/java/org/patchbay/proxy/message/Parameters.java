package org.patchbay.proxy.message;

/**
 * The {@code ;name=value} tail of a header value (generic-param, RFC 3261 §25.1), in place, with
 * white space wherever the grammar allows it.
 */
public final class Parameters {
  private byte[] bytes;
  private int start;
  private int end;
  private int nameStart;
  private int nameEnd;
  private int valueStart;
  private int valueEnd;
  private int next;

  /**
   * Reads and checks the whole tail.
   *
   * @param from where the first semicolon, or white space before it, stands
   * @return whether every parameter is a name with or without a value, and none is empty
   */
  boolean read(byte[] octets, int from, int to) {
    bytes = octets;
    start = from;
    end = to;
    rewind();
    while (next < end) {
      if (!advance()) {
        return false;
      }
    }
    return true;
  }

  /** Goes back before the first parameter. */
  public void rewind() {
    next = Octets.skipSpace(bytes, start, end);
  }

  /** Goes to the next parameter; false at the end, or at what is none. */
  public boolean advance() {
    if (next >= end || bytes[next] != ';') {
      return false;
    }
    int i = Octets.skipSpace(bytes, next + 1, end);
    nameStart = i;
    while (i < end && Octets.isToken(bytes[i])) {
      i++;
    }
    nameEnd = i;
    i = Octets.skipSpace(bytes, i, end);
    valueStart = valueEnd = nameEnd;
    if (i < end && bytes[i] == '=') {
      i = Octets.skipSpace(bytes, i + 1, end);
      valueStart = i;
      i = i < end && bytes[i] == '"' ? Octets.afterQuoted(bytes, i, end) : bareEnd(i);
      if (i < 0) {
        return false;
      }
      valueEnd = i;
      i = Octets.skipSpace(bytes, i, end);
      if (valueStart == valueEnd) {
        return false;
      }
    }
    next = i;
    return nameStart < nameEnd && (i == end || bytes[i] == ';');
  }

  private int bareEnd(int from) {
    int i = from;
    while (i < end) {
      byte b = bytes[i];
      if (b == ';' || b == ',' || b == '<' || b == '>' || b == '"' || Octets.isSpace(b)) {
        return i;
      }
      i++;
    }
    return i;
  }

  /** Looks for a parameter by its lower-case name; its value is then the current one. */
  public boolean find(byte[] lower) {
    rewind();
    while (next < end && advance()) {
      if (Octets.equalsIgnoreCase(bytes, nameStart, nameEnd, lower)) {
        return true;
      }
    }
    return false;
  }

  /** Where the current parameter's name begins. */
  public int nameStart() {
    return nameStart;
  }

  /** Where the current parameter's name ends. */
  public int nameEnd() {
    return nameEnd;
  }

  /** Where the current parameter's value begins; equals {@link #valueEnd} if it has none. */
  public int valueStart() {
    return valueStart;
  }

  /** Where the current parameter's value ends. */
  public int valueEnd() {
    return valueEnd;
  }

  /** The current parameter's value as text. */
  public String value() {
    return Octets.text(bytes, valueStart, valueEnd);
  }
}
