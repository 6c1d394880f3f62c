package org.patchbay.config;

/** How a text from a file appears in a message: quoted, on one line, and never long. */
public final class Quoted {

  private static final int LONGEST = 60;

  private Quoted() {}

  /**
   * The text in double quotes; control characters are shown as {@code ?}, so that a file cannot
   * write lines of its own into a report, and what exceeds 60 characters is cut.
   */
  public static String of(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .limit(LONGEST)
        .map(c -> Character.isISOControl(c) ? '?' : c)
        .forEach(out::appendCodePoint);
    if (text.codePointCount(0, text.length()) > LONGEST) {
      out.append('…');
    }
    return out.append('"').toString();
  }
}
