package org.patchbay.proxy.registrar;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.patchbay.proxy.message.SipUri;

/** Whether two SIP URIs mean the same (RFC 3261 §19.1.4). */
final class UriEquality {
  /** What is never decoded: a reserved character and its escape are two things (§19.1.2). */
  private static final String RESERVED = ";/?:@&=+$,%";

  /** Parameters that both URIs have or neither; the others may stand in one alone. */
  private static final Set<String> DECISIVE = Set.of("user", "ttl", "method", "maddr", "transport");

  private UriEquality() {}

  /**
   * Compares two URIs, one character an octet.
   *
   * @return whether they are equal; URIs that are not SIP or SIPS only if their texts are
   */
  static boolean equal(String first, String second) {
    if (first.equals(second)) {
      return true;
    }
    SipUri a = read(first);
    SipUri b = read(second);
    return a != null
        && b != null
        && a.scheme() == b.scheme()
        && a.port() == b.port()
        && userinfo(a).equals(userinfo(b))
        && sameHost(a, b)
        && sameParameters(parameters(a), parameters(b))
        && headers(a).equals(headers(b));
  }

  private static SipUri read(String text) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    SipUri uri = new SipUri();
    return uri.read(octets, 0, octets.length) && uri.isSip() ? uri : null;
  }

  /** User and password with the {@code @}: only they are compared with their case. */
  private static String userinfo(SipUri uri) {
    return uri.hasUser() ? unescape(text(uri, uri.userStart(), uri.hostStart())) : "";
  }

  /** Addresses are compared as addresses: an IPv6 one has many spellings (RFC 5954 §4.2). */
  private static boolean sameHost(SipUri a, SipUri b) {
    if (a.host().equalsIgnoreCase(b.host())) {
      return true;
    }
    InetAddress first = a.literalHost();
    return first != null && first.equals(b.literalHost());
  }

  private static boolean sameParameters(Map<String, String> a, Map<String, String> b) {
    for (String name : DECISIVE) {
      if (a.containsKey(name) != b.containsKey(name)) {
        return false;
      }
    }
    for (Map.Entry<String, String> parameter : a.entrySet()) {
      String other = b.get(parameter.getKey());
      if (other != null && !other.equals(parameter.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, String> parameters(SipUri uri) {
    String text = unescape(text(uri, uri.parametersStart(), uri.parametersEnd()));
    return pairs(text.toLowerCase(Locale.ROOT), ";");
  }

  /** The headers: their names have no case while their values may. */
  private static Map<String, String> headers(SipUri uri) {
    return uri.hasHeaders()
        ? pairs(unescape(text(uri, uri.parametersEnd() + 1, uri.end())), "&")
        : Map.of();
  }

  /** Names and values. Separators are reserved: those that were escaped still are. */
  private static Map<String, String> pairs(String unescaped, String separator) {
    Map<String, String> pairs = new HashMap<>();
    for (String pair : unescaped.split(separator)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      if (!name.isEmpty()) {
        pairs.merge(name.toLowerCase(Locale.ROOT), value, (one, two) -> one + "," + two);
      }
    }
    return pairs;
  }

  private static String text(SipUri uri, int start, int end) {
    return new String(uri.bytes(), start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** Decodes what need not be escaped; the escapes that stay are in upper case. */
  private static String unescape(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int octet = c == '%' ? octet(text, i + 1) : -1;
      if (octet < 0) {
        plain.append(c);
      } else if (RESERVED.indexOf(octet) >= 0) {
        plain.append(text.substring(i, i + 3).toUpperCase(Locale.ROOT));
        i += 2;
      } else {
        plain.append((char) octet);
        i += 2;
      }
    }
    return plain.toString();
  }

  /** The octet that two hexadecimal digits spell; -1 if they are none. */
  private static int octet(String text, int start) {
    if (start + 2 > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(start), 16);
    int low = Character.digit(text.charAt(start + 1), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
