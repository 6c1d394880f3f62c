package org.patchbay.proxy.message;

/**
 * Header lines copied out of one message, to be written into another. Folds are undone, so that
 * they may go into a message of the {@linkplain PlainForm plain form} too.
 */
public final class HeaderLines {
  /** No lines. */
  public static final byte[] NONE = {};

  private HeaderLines() {}

  /**
   * The lines of some headers, each with its CRLF.
   *
   * @param most how many octets to copy at most; lines that exceed it are left out
   */
  public static byte[] of(SipMessage message, int most, HeaderName... names) {
    OctetWriter lines = null;
    int length = 0;
    for (HeaderName name : names) {
      for (int h = message.first(name); h >= 0; h = message.next(h)) {
        length += message.lineEnd(h) - message.lineStart(h) + name.full().length;
        if (length > most) {
          return lines == null ? NONE : lines.toBytes();
        }
        lines = lines == null ? new OctetWriter() : lines;
        lines.write(name.full()).write(':').write(' ');
        PlainForm.writeUnfolded(message.bytes(), message.valueStart(h), message.valueEnd(h), lines);
        lines.endLine();
      }
    }
    return lines == null ? NONE : lines.toBytes();
  }
}
