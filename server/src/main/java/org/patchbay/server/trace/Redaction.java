package org.patchbay.server.trace;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Overwrites what must not be seen in a wire log, octet for octet, so that lengths stay what they
 * were: answers to challenges, what seals and names flows on the inner hop, keys that were pressed
 * and keys that encrypt media. It reads line by line and expects nothing of the message, for
 * malformed ones are shown too.
 */
final class Redaction {
  private static final byte STAR = '*';

  /** With one of these and the nonce, a password can be guessed at leisure (RFC 7616 §5). */
  private static final List<String> SECRET_PARAMETERS = List.of("response", "cnonce", "rspauth");

  /** Lines of SDP: RFC 8839 §5.4, RFC 4567 §3, and RFC 4566 §5.12, which RFC 8866 took out. */
  private static final List<String> SECRET_LINES = List.of("a=ice-pwd:", "a=key-mgmt:", "k=");

  private static final String INTERNAL = "x-patchbay-";

  /** Says who calls, which is no secret. */
  private static final String CALLER = "x-patchbay-caller";

  private final byte[] octets;

  /** One character an octet, in lower case: for searching. */
  private final String text;

  private String contentType = "";

  private Redaction(byte[] octets) {
    this.octets = octets;
    this.text = new String(octets, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }

  /** Overwrites the secrets of a message in place. */
  static void apply(byte[] octets) {
    Redaction redaction = new Redaction(octets);
    redaction.body(redaction.headers());
  }

  /** Returns where the body begins. */
  private int headers() {
    int line = lineEnd(0);
    while (line < text.length()) {
      int end = headerEnd(line);
      if (isBlank(line, lineEnd(line))) {
        return lineEnd(line);
      }
      header(line, end);
      line = end;
    }
    return text.length();
  }

  /** The index after the line feed that ends a line. */
  private int lineEnd(int start) {
    int feed = text.indexOf('\n', start);
    return feed < 0 ? text.length() : feed + 1;
  }

  /** The same for a header, whose further lines begin with white space (RFC 3261 §7.3.1). */
  private int headerEnd(int start) {
    int end = lineEnd(start);
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end = lineEnd(end);
    }
    return end;
  }

  private boolean isBlank(int start, int end) {
    return text.substring(start, end).isBlank();
  }

  private void header(int start, int end) {
    int colon = text.indexOf(':', start);
    if (colon < 0 || colon >= end) {
      return;
    }
    String name = text.substring(start, colon).strip();
    switch (name) {
      case "authorization", "proxy-authorization" -> credentials(colon + 1, end);
      case "authentication-info", "proxy-authentication-info" -> parameters(colon + 1, end);
      case "content-type", "c" -> contentType = text.substring(colon + 1, end);
      default -> {
        if (name.startsWith(INTERNAL) && !name.equals(CALLER)) {
          overwrite(colon + 1, end);
        }
      }
    }
  }

  private void credentials(int start, int end) {
    int scheme = skipSpace(start, end);
    if (text.startsWith("digest", scheme)) {
      parameters(scheme, end);
    } else {
      int value = scheme;
      while (value < end && !Character.isWhitespace(text.charAt(value))) {
        value++;
      }
      overwrite(value, end);
    }
  }

  private void parameters(int start, int end) {
    int at = start;
    while (at < end) {
      if (text.charAt(at) == '"') {
        at = quoteEnd(at, end);
        continue;
      }
      int value = secretValue(at, start, end);
      if (value < 0) {
        at++;
        continue;
      }
      at = valueEnd(value, end);
      overwrite(value, at);
    }
  }

  /** Where the value of a secret parameter begins whose name begins here; -1 if none does. */
  private int secretValue(int at, int start, int end) {
    if (at > start && Character.isLetterOrDigit(text.charAt(at - 1))) {
      return -1;
    }
    for (String name : SECRET_PARAMETERS) {
      int equals = skipSpace(at + name.length(), end);
      if (text.startsWith(name, at) && equals < end && text.charAt(equals) == '=') {
        return skipSpace(equals + 1, end);
      }
    }
    return -1;
  }

  private int valueEnd(int start, int end) {
    if (start < end && text.charAt(start) == '"') {
      return quoteEnd(start, end);
    }
    int at = start;
    while (at < end && text.charAt(at) != ',' && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int quoteEnd(int start, int end) {
    int at = start + 1;
    while (at < end && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, end);
  }

  private int skipSpace(int start, int end) {
    int at = start;
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private void body(int start) {
    boolean keys =
        contentType.contains("dtmf")
            || contentType.contains("multipart") && text.indexOf("dtmf", start) >= 0;
    if (keys) {
      overwrite(start, octets.length);
      return;
    }
    for (int line = start; line < text.length(); line = lineEnd(line)) {
      if (text.startsWith("a=crypto:", line)) {
        mediaKeys(line, lineEnd(line)); // RFC 4568 §9.1
        continue;
      }
      for (String attribute : SECRET_LINES) {
        if (text.startsWith(attribute, line)) {
          overwrite(line + attribute.length(), lineEnd(line));
        }
      }
    }
  }

  private void mediaKeys(int start, int end) {
    int key = text.indexOf("inline:", start);
    while (key >= 0 && key < end) {
      int from = key + "inline:".length();
      int to = from;
      while (to < end && text.charAt(to) > ' ' && text.charAt(to) != '|') {
        to++;
      }
      overwrite(from, to);
      key = text.indexOf("inline:", to);
    }
  }

  private void overwrite(int start, int end) {
    for (int i = start; i < end; i++) {
      if (octets[i] != '\r' && octets[i] != '\n' && octets[i] != ' ' && octets[i] != '"') {
        octets[i] = STAR;
      }
    }
  }
}
