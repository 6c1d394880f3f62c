package org.patchbay.b2bua.signaling;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The 400 for a request that JAIN-SIP cannot read (RFC 3261 §8.2.6.2), made from its lines alone.
 * The phrase is a fixed text: that of JAIN-SIP's parser quotes the message, and its own response
 * sends the whole request back, headers of the hop included.
 */
final class BadRequest {
  private static final List<String> ONCE = List.of("From: ", "To: ", "Call-ID: ", "CSeq: ");

  private BadRequest() {}

  /**
   * Answers a request.
   *
   * @param octets as the proxy writes them: each header on one line, under its full name
   * @return the response; null if it cannot be answered: an ACK, a response, or no message
   */
  static byte[] answer(byte[] octets) {
    String text = new String(octets, StandardCharsets.ISO_8859_1); // one character an octet
    if (text.startsWith("SIP/") || text.startsWith("ACK ")) {
      return null;
    }
    StringBuilder out = new StringBuilder("SIP/2.0 400 Bad Request (cannot be read)\r\n");
    if (!copyVias(text, out)) {
      return null;
    }
    for (String name : ONCE) {
      String line = line(text, name);
      if (line == null) {
        return null;
      }
      out.append(line);
      if (name.equals("To: ") && !line.contains(";tag=")) {
        out.append(";tag=unread");
      }
      out.append("\r\n");
    }
    return out.append("Content-Length: 0\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean copyVias(String text, StringBuilder out) {
    int before = out.length();
    int end = headersEnd(text);
    for (int i = text.indexOf("\r\nVia: ");
        i >= 0 && i < end;
        i = text.indexOf("\r\nVia: ", i + 2)) {
      out.append(text, i + 2, text.indexOf("\r\n", i + 2)).append("\r\n");
    }
    return out.length() > before;
  }

  /** The header's line without its end; null if there is none. */
  private static String line(String text, String name) {
    int start = text.indexOf("\r\n" + name) + 2;
    return start < 2 || start > headersEnd(text)
        ? null
        : text.substring(start, text.indexOf("\r\n", start));
  }

  private static int headersEnd(String text) {
    return text.indexOf("\r\n\r\n");
  }
}
