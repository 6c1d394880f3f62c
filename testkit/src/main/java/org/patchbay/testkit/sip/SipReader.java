package org.patchbay.testkit.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a message from its octets (RFC 3261 §7). */
public final class SipReader {
  private SipReader() {}

  /** The message in a datagram or a frame; empty when it does not look like one. */
  public static Optional<SipMessage> read(byte[] octets, int length) {
    return read(new String(octets, 0, length, StandardCharsets.UTF_8));
  }

  /** The message in a text with CRLF line ends; empty when it does not look like one. */
  public static Optional<SipMessage> read(String text) {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0 || !text.substring(0, text.indexOf("\r\n")).contains("SIP/2.0")) {
      return Optional.empty();
    }
    String[] lines = text.substring(0, end).replaceAll("\r\n[ \t]+", " ").split("\r\n");
    List<Header> headers = new ArrayList<>(lines.length);
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon < 0) {
        return Optional.empty();
      }
      headers.add(
          new Header(lines[i].substring(0, colon).trim(), lines[i].substring(colon + 1).trim()));
    }
    return Optional.of(new SipMessage(lines[0], headers, text.substring(end + 4)));
  }
}
