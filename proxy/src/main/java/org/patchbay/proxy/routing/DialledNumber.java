package org.patchbay.proxy.routing;

/** Telephone numbers in the user part of a SIP URI (RFC 3261 §19.1.6). */
final class DialledNumber {
  private static final int MOST_DIGITS = 15; // ITU-T E.164 §6.1

  private DialledNumber() {}

  /**
   * The number that a user part is.
   *
   * @param user the user part; visual separators and what follows a semicolon do not count
   * @return {@code +} and digits; null if it is no number in E.164 form
   */
  static String of(String user) {
    if (user.isEmpty() || user.charAt(0) != '+') {
      return null;
    }
    int semicolon = user.indexOf(';');
    int end = semicolon < 0 ? user.length() : semicolon;
    StringBuilder number = new StringBuilder("+");
    for (int i = 1; i < end; i++) {
      char c = user.charAt(i);
      if (c >= '0' && c <= '9') {
        number.append(c);
      } else if (c != '-' && c != '.' && c != '(' && c != ')') {
        return null;
      }
    }
    int digits = number.length() - 1;
    return digits == 0 || digits > MOST_DIGITS ? null : number.toString();
  }
}
