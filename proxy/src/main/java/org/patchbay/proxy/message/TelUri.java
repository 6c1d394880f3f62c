package org.patchbay.proxy.message;

/**
 * A telephone number as a {@code tel:} URI has it (RFC 3966 §3).
 *
 * @param number a global one with its {@code +}, or a local one; without visual separators
 * @param context the {@code phone-context} of a local number: the domain, or the prefix of global
 *     numbers, within which it means something; "" of a global number
 */
public record TelUri(String number, String context) {
  private static final int SCHEME = "tel:".length();
  private static final byte[] PHONE_CONTEXT = Octets.ascii("phone-context");

  /**
   * Reads a URI of the scheme {@code tel}; other parameters than the context are let pass.
   *
   * @return null if it is not well-formed, as a local number without a context is not
   */
  public static TelUri read(byte[] bytes, int start, int end) {
    int from = start + SCHEME;
    int semicolon = Octets.indexOf(bytes, from, end, ';');
    String number = number(bytes, from, semicolon);
    if (number == null) {
      return null;
    }
    if (number.startsWith("+")) {
      return new TelUri(number, "");
    }
    String context = context(bytes, semicolon, end);
    return context == null ? null : new TelUri(number, context);
  }

  /** The digits, without the visual separators of RFC 3966 §5.1.1. */
  private static String number(byte[] bytes, int start, int end) {
    boolean global = start < end && bytes[start] == '+';
    StringBuilder digits = new StringBuilder(global ? "+" : "");
    for (int i = global ? start + 1 : start; i < end; i++) {
      byte b = bytes[i];
      boolean local = !global && (Octets.isHex(b) || b == '*' || b == '#');
      if (Octets.isDigit(b) || local) {
        digits.append((char) b);
      } else if (b != '-' && b != '.' && b != '(' && b != ')') {
        return null;
      }
    }
    return digits.length() > (global ? 1 : 0) ? digits.toString() : null;
  }

  private static String context(byte[] bytes, int start, int end) {
    for (int i = start; i < end; ) {
      int next = Octets.indexOf(bytes, i + 1, end, ';');
      int equals = Octets.indexOf(bytes, i + 1, next, '=');
      if (Octets.equalsIgnoreCase(bytes, i + 1, equals, PHONE_CONTEXT) && equals + 1 < next) {
        return Octets.text(bytes, equals + 1, next);
      }
      i = next;
    }
    return null;
  }

  /** Whether the number means the same everywhere. */
  public boolean isGlobal() {
    return number.startsWith("+");
  }

  /** The same number as a user of a domain, in ASCII (RFC 3261 §19.1.6). */
  public byte[] at(String domain) {
    return Octets.ascii("sip:" + number.replace("#", "%23") + "@" + domain + ";user=phone");
  }
}
