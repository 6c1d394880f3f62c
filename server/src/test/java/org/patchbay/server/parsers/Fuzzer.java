package org.patchbay.server.parsers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Breaks messages at random, the same for the same seed: a few changes to each, most of them to one
 * header. Texts hold one character an octet.
 */
final class Fuzzer {
  private static final Map<String, String> COMPACT =
      Map.of(
          "Via",
          "v",
          "From",
          "f",
          "To",
          "t",
          "Call-ID",
          "i",
          "Contact",
          "m",
          "Content-Length",
          "l",
          "Content-Type",
          "c");

  private final Random random;

  Fuzzer(long seed) {
    random = new Random(seed);
  }

  /**
   * A broken variant.
   *
   * @param message its head's lines end in CRLF
   */
  String broken(String message) {
    int headEnd = message.indexOf("\r\n\r\n");
    List<String> lines = new ArrayList<>(List.of(message.substring(0, headEnd).split("\r\n")));
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      change(lines);
    }
    String text = String.join("\r\n", lines) + message.substring(headEnd);
    return random.nextInt(20) == 0 ? octetFlipped(text) : text;
  }

  private void change(List<String> lines) {
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    int colon = line.indexOf(':');
    if (at == 0 || colon < 0) {
      lines.set(0, startLine(lines.get(0)));
      return;
    }
    String name = line.substring(0, colon).strip();
    String value = line.substring(colon + 1).strip();
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> lines.set(at, name + ": " + odd(name, value, lines.get(0)));
      case 4, 5 -> lines.set(at, name + ": " + withPiece(value));
      case 6 -> lines.set(at, otherName(name) + ": " + value);
      case 7 -> lines.set(at, name + " :" + value + "\t ");
      case 8 ->
          lines.add(
              1 + random.nextInt(lines.size()),
              otherName(name) + ":" + odd(name, value, lines.get(0)));
      case 9 -> lines.set(at, folded(line));
      case 10 -> {
        if (random.nextInt(4) == 0) {
          lines.remove(at);
        }
      }
      default -> lines.add(1 + random.nextInt(lines.size()), line);
    }
  }

  private String startLine(String line) {
    String[] words = line.split(" ", 3);
    return switch (random.nextInt(8)) {
      case 0 -> withPiece(line);
      case 1 -> line.replace("SIP/2.0", pick(List.of("SIP/2.1", "sip/2.0", "SIP/3.0", "SIP/2.0 ")));
      case 2 -> words.length < 3 ? line : words[0] + " " + withPiece(words[1]) + " " + words[2];
      default ->
          words.length < 3 || words[0].startsWith("SIP/")
              ? line
              : words[0] + " " + pick(OddValues.URIS) + " " + words[2];
    };
  }

  private String odd(String name, String value, String startLine) {
    List<String> values = OddValues.VALUES.get(name);
    return values == null
        ? withPiece(value)
        : pick(values).replace("METHOD", startLine.split(" ")[0]);
  }

  private String withPiece(String value) {
    int at = random.nextInt(value.length() + 1);
    int cut = random.nextInt(3) == 0 ? Math.min(value.length(), at + random.nextInt(4)) : at;
    return value.substring(0, at) + pick(OddValues.PIECES) + value.substring(cut);
  }

  private String otherName(String name) {
    return switch (random.nextInt(4)) {
      case 0 -> COMPACT.getOrDefault(name, name);
      case 1 -> name.toUpperCase(Locale.ROOT);
      case 2 -> name.toLowerCase(Locale.ROOT);
      default -> name;
    };
  }

  /** Breaks a line where a space is, or where none is. */
  private String folded(String line) {
    int colon = line.indexOf(':');
    int space = line.indexOf(' ', colon + 2);
    int at =
        space > 0 && random.nextBoolean()
            ? space
            : colon + 1 + random.nextInt(line.length() - colon);
    String fold = pick(List.of("\r\n ", "\r\n\t", " \r\n  ", "\r\n \r\n ", "\r\n \t\r\n\t"));
    return line.substring(0, at) + fold + line.substring(at);
  }

  private String octetFlipped(String text) {
    int at = random.nextInt(text.length());
    char flipped = (char) (text.charAt(at) ^ 1 << random.nextInt(8));
    return text.substring(0, at) + flipped + text.substring(at + 1);
  }

  private String pick(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
