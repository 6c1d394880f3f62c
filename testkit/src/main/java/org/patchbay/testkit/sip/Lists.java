package org.patchbay.testkit.sip;

import java.util.ArrayList;
import java.util.List;

/** Values and parameters separated by commas and semicolons (RFC 3261 §7.3.1). */
final class Lists {
  private Lists() {}

  /** Splits at commas outside of quotes and angle brackets. */
  static List<String> split(String value) {
    return split(value, ',');
  }

  static List<String> split(String value, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int depth = 0;
    int start = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '<') {
        depth++;
      } else if (c == '>') {
        depth--;
      } else if (c == separator && depth == 0) {
        parts.add(value.substring(start, i).trim());
        start = i + 1;
      }
    }
    parts.add(value.substring(Math.min(start, value.length())).trim());
    parts.removeIf(String::isEmpty);
    return parts;
  }

  /** The value of a parameter among {@code name=value} parts; empty without a value, else null. */
  static String parameter(List<String> parts, String name) {
    for (String part : parts) {
      int equals = part.indexOf('=');
      String found = equals < 0 ? part : part.substring(0, equals).trim();
      if (found.equalsIgnoreCase(name)) {
        return equals < 0 ? "" : unquoted(part.substring(equals + 1).trim());
      }
    }
    return null;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
  }
}
