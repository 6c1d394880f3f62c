package org.patchbay.server.trace.show;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What is read of a message to show it. Expects nothing of it: malformed ones are shown too. */
final class MessageText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
  private static final String VERSION = "SIP/2.0";

  private final String text;

  MessageText(byte[] octets) {
    text = printable(new String(octets, StandardCharsets.UTF_8));
  }

  /** Nothing in it can move a cursor or ring a bell. */
  private static String printable(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    raw.replace("\r\n", "\n")
        .codePoints()
        .map(c -> c == '\n' || c == '\t' || !Character.isISOControl(c) && isPlain(c) ? c : '?')
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  /** Not one that changes the direction or the look of its neighbours. */
  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  static String time(Instant time) {
    return TIME.format(time);
  }

  /** The whole message, its lines ended by line feeds. */
  String text() {
    return text;
  }

  /** The start line in short: {@code INVITE sip:bob@example.org}, {@code 180 Ringing (INVITE)}. */
  String label() {
    String line = text.lines().findFirst().orElse("").strip();
    if (line.startsWith(VERSION + " ")) {
      return line.substring(VERSION.length() + 1) + " (" + method() + ")";
    }
    return line.endsWith(" " + VERSION)
        ? line.substring(0, line.length() - VERSION.length() - 1)
        : line;
  }

  /** The method in CSeq. */
  private String method() {
    return text.lines()
        .takeWhile(line -> !line.isBlank())
        .filter(line -> line.toLowerCase(Locale.ROOT).matches("cseq[ \t]*:.*"))
        .map(line -> line.substring(line.strip().lastIndexOf(' ') + 1).strip())
        .findFirst()
        .orElse("?");
  }
}
