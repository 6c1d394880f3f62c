package org.patchbay.b2bua.trunk;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The user part of a SIP URI (RFC 3261 §19.1.1, §25.1). */
final class UriUser {
  private static final String UNESCAPED = "-_.!~*'()&=+$,?/";

  private UriUser() {}

  /** That of a {@code sip:}, {@code sips:} or {@code tel:} URI, without escapes; else empty. */
  static String of(String uri) {
    int colon = uri.indexOf(':');
    String rest = uri.substring(colon + 1);
    if (uri.regionMatches(true, 0, "tel:", 0, 4)) {
      int semicolon = rest.indexOf(';');
      String number = semicolon < 0 ? rest : rest.substring(0, semicolon);
      return number.replaceAll("[-.()]", ""); // visual separators, RFC 3966 §5.1.1
    }
    int at = rest.indexOf('@');
    if (at < 0) {
      return "";
    }
    String user = rest.substring(0, at);
    int password = user.indexOf(':');
    return unescape(password < 0 ? user : user.substring(0, password));
  }

  static String escape(String user) {
    StringBuilder out = new StringBuilder(user.length());
    for (byte octet : user.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      boolean plain =
          c >= '0' && c <= '9'
              || c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || UNESCAPED.indexOf(c) >= 0;
      if (plain) {
        out.append(c);
      } else {
        out.append(String.format("%%%02X", (int) c));
      }
    }
    return out.toString();
  }

  private static String unescape(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < octets.length; i++) {
      int high = i + 2 < octets.length ? Character.digit(octets[i + 1], 16) : -1;
      int low = i + 2 < octets.length ? Character.digit(octets[i + 2], 16) : -1;
      if (octets[i] == '%' && high >= 0 && low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.write(octets[i]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
