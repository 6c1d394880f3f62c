package org.patchbay.proxy.message;

import java.net.InetAddress;
import java.util.Locale;

/** A reusable view of a URI in place (RFC 3261 §19.1). Ranges are [start, end) of the octets. */
public final class SipUri {

  /** What kind of URI it is. */
  public enum Scheme {
    SIP,
    SIPS,
    /** A telephone number, which {@link TelUri} reads. */
    TEL,
    /** Any other; its content is not looked at. */
    OTHER
  }

  private static final int MOST_PARAMETERS = 32;
  private static final byte[] SIP = Octets.ascii("sip");
  private static final byte[] SIPS_COLON = Octets.ascii("sips:");
  private static final byte[] SIPS = Octets.ascii("sips");
  private static final byte[] TEL = Octets.ascii("tel");
  private static final byte[] LR = Octets.ascii("lr");
  private static final byte[] TRANSPORT = Octets.ascii("transport");

  private byte[] bytes;
  private Scheme scheme = Scheme.OTHER;
  private int start;
  private int end;
  private int userStart;
  private int userEnd;
  private int hostStart;
  private int hostEnd;
  private int port;
  private int parametersStart;
  private int parametersEnd;
  private int valueStart;
  private int valueEnd;

  /**
   * Reads a URI.
   *
   * @return whether it is well-formed; of one that is not {@link #isSip}, whether its scheme is and
   *     where it ends
   */
  public boolean read(byte[] octets, int from, int to) {
    bytes = octets;
    start = from;
    end = to;
    userStart = userEnd = -1;
    port = -1;
    parametersStart = parametersEnd = to;
    hostStart = hostEnd = from;
    scheme = Scheme.OTHER;
    int colon = Octets.indexOf(octets, from, to, ':');
    if (colon == to || colon == from || !isScheme(from, colon)) {
      return false;
    }
    if (Octets.equalsIgnoreCase(octets, from, colon, SIP)) {
      scheme = Scheme.SIP;
    } else if (Octets.equalsIgnoreCase(octets, from, colon, SIPS)) {
      scheme = Scheme.SIPS;
    } else {
      scheme = Octets.equalsIgnoreCase(octets, from, colon, TEL) ? Scheme.TEL : Scheme.OTHER;
      return isOpaque(colon + 1, to);
    }
    int at = Octets.indexOf(octets, colon + 1, to, '@');
    int host = colon + 1;
    if (at < to) {
      if (!readUser(colon + 1, at)) {
        return false;
      }
      host = at + 1;
    }
    return readHost(host);
  }

  private boolean isScheme(int from, int to) {
    int first = bytes[from] | 0x20;
    if (first < 'a' || first > 'z') {
      return false;
    }
    for (int i = from + 1; i < to; i++) {
      byte b = bytes[i];
      int letter = b | 0x20;
      boolean good =
          letter >= 'a' && letter <= 'z' || Octets.isDigit(b) || b == '+' || b == '-' || b == '.';
      if (!good) {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing in the range could be taken for the end of the URI (RFC 3986 §2). */
  private boolean isOpaque(int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b <= ' ' || b == '<' || b == '>' || b == '"' || b == 0x7f) {
        return false;
      }
    }
    return from < to;
  }

  private boolean readUser(int from, int at) {
    userStart = from;
    userEnd = Octets.indexOf(bytes, from, at, ':');
    if (userEnd == from) {
      return false;
    }
    for (int i = from; i < at; i++) {
      byte b = bytes[i];
      if (b == '%') {
        if (!Escapes.isEscape(bytes, i, at)) {
          return false;
        }
        i += 2;
      } else if (!Octets.isUser(b) && i != userEnd) {
        return false;
      }
    }
    return true;
  }

  private boolean readHost(int from) {
    int i = Octets.afterHost(bytes, from, end);
    if (i < 0) {
      return false;
    }
    hostStart = from;
    hostEnd = i;
    if (i < end && bytes[i] == ':') {
      int portStart = i + 1;
      i = Octets.skipDigits(bytes, portStart, end);
      port = (int) Octets.number(bytes, portStart, i, 65_535);
      if (port < 0) {
        return false;
      }
    }
    return readTail(i);
  }

  private boolean readTail(int from) {
    int question = Octets.indexOf(bytes, from, end, '?');
    parametersStart = from;
    parametersEnd = question;
    if (from < question && bytes[from] != ';') {
      return false;
    }
    for (int i = from; i < question; i++) {
      byte b = bytes[i];
      if (b == ';') {
        if (i + 1 == question || bytes[i + 1] == ';' || bytes[i + 1] == '=') {
          return false;
        }
      } else if (!isTail(i, question)) {
        return false;
      }
    }
    for (int i = question + 1; i < end; i++) {
      if (bytes[i] != '?' && !isTail(i, end)) {
        return false;
      }
    }
    return true;
  }

  private boolean isTail(int i, int tailEnd) {
    byte b = bytes[i];
    return b == '='
        || Octets.isUriParameter(b) && (b != '%' || Escapes.isEscape(bytes, i, tailEnd));
  }

  /** The scheme. */
  public Scheme scheme() {
    return scheme;
  }

  /** Whether it is a SIP or SIPS URI. */
  public boolean isSip() {
    return scheme == Scheme.SIP || scheme == Scheme.SIPS;
  }

  /** The octets that the ranges point into. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the URI begins. */
  public int start() {
    return start;
  }

  /** Where the URI ends. */
  public int end() {
    return end;
  }

  /** Whether it has a user part. */
  public boolean hasUser() {
    return userStart >= 0;
  }

  /** Where the user begins; -1 if there is none. */
  public int userStart() {
    return userStart;
  }

  /** Where the user ends, before any password; -1 if there is none. */
  public int userEnd() {
    return userEnd;
  }

  /**
   * The user with its escapes undone, once, one character an octet; "" if there is none. What
   * stands behind a {@code ;} in the user part of a telephone number is kept.
   */
  public String user() {
    return userStart < 0 ? "" : Escapes.undone(bytes, userStart, userEnd);
  }

  /** Where the host begins; an IPv6 address with its bracket. */
  public int hostStart() {
    return hostStart;
  }

  /** Where the host ends. */
  public int hostEnd() {
    return hostEnd;
  }

  /** Whether its octets begin as those of a URI that asks for TLS on every hop do. */
  public static boolean isSips(byte[] uri) {
    return Octets.startsWithIgnoreCase(uri, 0, uri.length, SIPS_COLON);
  }

  /** The host as written, an IPv6 address in brackets. */
  public String host() {
    return Octets.text(bytes, hostStart, hostEnd);
  }

  /** The port; -1 if none is given. */
  public int port() {
    return port;
  }

  /** Whether escaped headers follow the address (RFC 3261 §19.1.1). */
  public boolean hasHeaders() {
    return isSip() && parametersEnd < end;
  }

  /** Where the parameters begin, with their first semicolon. */
  public int parametersStart() {
    return parametersStart;
  }

  /** Where the parameters end. */
  public int parametersEnd() {
    return parametersEnd;
  }

  /** Whether this is the address of a loose router (RFC 3261 §19.1.1). */
  public boolean isLooseRouter() {
    return find(LR);
  }

  /** The transport that the URI asks for, lower case; "" if it does not. */
  public String transport() {
    return find(TRANSPORT) ? value().toLowerCase(Locale.ROOT) : "";
  }

  /**
   * Looks for a parameter, escapes in its name undone (RFC 3261 §19.1.4); its value is then at
   * {@link #valueStart}, empty if it has none.
   *
   * @param lower the parameter's name in lower case
   */
  public boolean find(byte[] lower) {
    for (int i = parametersStart; i < parametersEnd; ) {
      int next = Octets.indexOf(bytes, i + 1, parametersEnd, ';');
      int equals = Octets.indexOf(bytes, i + 1, next, '=');
      if (Escapes.equalsIgnoreCase(bytes, i + 1, equals, lower)) {
        valueStart = Math.min(equals + 1, next);
        valueEnd = next;
        return true;
      }
      i = next;
    }
    return false;
  }

  /**
   * Whether a parameter stands in it twice, which it must not (RFC 3261 §19.1.1): one reader would
   * take the first, another the last. Of more parameters than any URI has it is not found out.
   */
  public boolean repeatsParameter() {
    int count = 0;
    for (int i = parametersStart; i < parametersEnd; i = parameterEnd(i)) {
      if (++count > MOST_PARAMETERS || isRepeated(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isRepeated(int parameter) {
    int nameEnd = nameEnd(parameter);
    int next = parameterEnd(parameter);
    for (int count = 1; next < parametersEnd; next = parameterEnd(next)) {
      if (++count > MOST_PARAMETERS
          || Octets.equalsIgnoreCase(bytes, parameter, nameEnd, bytes, next, nameEnd(next))) {
        return true;
      }
    }
    return false;
  }

  /** Where the parameter ends whose semicolon stands at an index. */
  private int parameterEnd(int semicolon) {
    return Octets.indexOf(bytes, semicolon + 1, parametersEnd, ';');
  }

  private int nameEnd(int semicolon) {
    return Octets.indexOf(bytes, semicolon + 1, parameterEnd(semicolon), '=');
  }

  /** Where the value of the parameter last found begins. */
  public int valueStart() {
    return valueStart;
  }

  /** Where the value of the parameter last found ends. */
  public int valueEnd() {
    return valueEnd;
  }

  /** The value of the parameter last found, its escapes undone. */
  public String value() {
    return Escapes.undone(bytes, valueStart, valueEnd);
  }

  /** The host if it is an address and not a name; else null. Never asks the DNS. */
  public InetAddress literalHost() {
    return LiteralAddress.of(bytes, hostStart, hostEnd);
  }
}
