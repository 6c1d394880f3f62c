package org.patchbay.proxy.registrar;

import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.message.Octets;
import org.patchbay.proxy.message.Parameters;

/** The preference of a contact (qvalue, RFC 3261 §25.1), in thousandths. */
public final class Qvalue {
  private static final byte[] NAME = Octets.ascii("q");
  private static final int MOST_LENGTH = 5;

  private Qvalue() {}

  /** The preference that a contact's parameters give it; the highest if they give none. */
  public static int of(Parameters parameters) {
    int q = parameters.find(NAME) ? read(parameters.value()) : Binding.HIGHEST_Q;
    return q < 0 ? Binding.HIGHEST_Q : q;
  }

  /**
   * Reads {@code 0}, {@code 1} or a fraction of at most three digits.
   *
   * @return 0 to 1000; -1 if the text is no qvalue
   */
  static int read(String text) {
    if (text.isEmpty()
        || text.length() > MOST_LENGTH
        || text.charAt(0) != '0' && text.charAt(0) != '1'
        || text.length() > 1 && text.charAt(1) != '.') {
      return -1;
    }
    int thousandths = text.charAt(0) - '0';
    for (int i = 2; i < MOST_LENGTH; i++) {
      int digit = i < text.length() ? text.charAt(i) - '0' : 0;
      if (digit < 0 || digit > 9) {
        return -1;
      }
      thousandths = thousandths * 10 + digit;
    }
    return thousandths <= Binding.HIGHEST_Q ? thousandths : -1;
  }

  /** Writes it without zeros that say nothing. */
  static void write(OctetWriter out, int q) {
    out.number(q / 1000);
    int rest = q % 1000;
    if (rest > 0) {
      out.write('.');
    }
    for (int weight = 100; rest > 0; weight /= 10) {
      out.number(rest / weight);
      rest %= weight;
    }
  }
}
