package org.patchbay.proxy.message;

import java.util.Arrays;

/**
 * The Contact of a leg (docs/adr/0015). The media processor does not know by which listener a
 * message leaves, and writes the hop's own name; peers are told the listener's.
 */
public final class HopContact {
  /** The host of the hop in a Via, a Contact and an inner Route: nobody's (RFC 2606 §2). */
  public static final String HOST = "hop.invalid";

  private static final byte[] HOP = Octets.ascii("@" + HOST);

  private HopContact() {}

  /** Writes a Contact line with the listener's host in place of the hop's name. */
  static void write(SipMessage message, int header, byte[] host, OctetWriter out) {
    byte[] bytes = message.bytes();
    int end = message.lineEnd(header);
    int written = message.lineStart(header);
    for (int i = written; i + HOP.length <= end; i++) {
      if (Arrays.equals(bytes, i, i + HOP.length, HOP, 0, HOP.length)) {
        out.write(bytes, written, i + 1).write(host);
        written = i + HOP.length;
      }
    }
    out.write(bytes, written, end);
  }
}
