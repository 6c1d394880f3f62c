package org.patchbay.proxy.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A sound message read the obvious way, with strings: what the parser in place has to agree with.
 *
 * @param startLine without its CRLF
 * @param headers {@code name:value} in order, the name in lower case and full, folds unfolded
 */
record PlainReading(String startLine, List<String> headers, String body) {

  static PlainReading of(byte[] octets) {
    String text = MessageText.text(octets);
    int headEnd = text.indexOf("\r\n\r\n");
    String[] lines = text.substring(0, headEnd).replaceAll("\r\n(?=[ \t])", "").split("\r\n", -1);
    List<String> headers = new ArrayList<>();
    String length = null;
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      String name = fullName(trim(lines[i].substring(0, colon)).toLowerCase(Locale.ROOT));
      String value = trim(lines[i].substring(colon + 1));
      headers.add(name + ":" + value);
      if (name.equals("content-length")) {
        length = value;
      }
    }
    String rest = text.substring(headEnd + 4);
    String body = length == null ? rest : rest.substring(0, Integer.parseInt(length));
    return new PlainReading(lines[0], headers, body);
  }

  /** What the parser in place read, in the same form. */
  static PlainReading of(SipMessage message) {
    byte[] bytes = message.bytes();
    List<String> headers = new ArrayList<>();
    for (int h = 0; h < message.headerCount(); h++) {
      String line = Octets.text(bytes, message.lineStart(h), message.valueStart(h));
      String name = trim(line.substring(0, line.indexOf(':'))).toLowerCase(Locale.ROOT);
      HeaderName known = message.name(h);
      boolean named = known != HeaderName.OTHER && known != HeaderName.INTERNAL;
      String value = Octets.text(bytes, message.valueStart(h), message.valueEnd(h));
      headers.add(
          (named ? known.name().toLowerCase(Locale.ROOT).replace('_', '-') : name)
              + ":"
              + value.replaceAll("\r\n(?=[ \t])", ""));
    }
    return new PlainReading(
        message.startLine(), headers, Octets.text(bytes, message.bodyStart(), message.bodyEnd()));
  }

  private static String fullName(String name) {
    return switch (name) {
      case "v" -> "via";
      case "f" -> "from";
      case "t" -> "to";
      case "i" -> "call-id";
      case "m" -> "contact";
      case "l" -> "content-length";
      case "c" -> "content-type";
      default -> name;
    };
  }

  private static String trim(String text) {
    return text.replaceAll("^[ \t]+|[ \t]+$", "");
  }
}
