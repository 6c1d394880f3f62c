package org.patchbay.b2bua.sdp;

import java.util.regex.Pattern;

/** The words of a line. A pattern that is compiled for each line costs more than the line. */
final class Words {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Words() {}

  /** The words of a text that does not begin with a blank. */
  static String[] of(String text) {
    return of(text, 0);
  }

  /** The first words, and as the last of them all the rest of the text. */
  static String[] of(String text, int most) {
    return BLANKS.split(text, most);
  }
}
