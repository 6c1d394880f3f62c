package org.patchbay.b2bua.leg;

import java.util.Optional;
import java.util.regex.Pattern;

/** A body of several parts (RFC 2046 §5.1), of which a call needs the session description. */
public final class Multipart {
  private static final Pattern END_OF_HEAD = Pattern.compile("\\r?\\n\\r?\\n");
  private static final Pattern SESSION_DESCRIPTION =
      Pattern.compile("(?im)^Content-Type[ \\t]*:[ \\t]*application/sdp[ \\t]*(?:;.*)?\\r?$");

  /** RFC 2046 §5.1.1. */
  private static final int LONGEST_BOUNDARY = 70;

  private Multipart() {}

  /**
   * The first session description among the parts.
   *
   * @param boundary as the Content-Type names it
   * @param text the whole body
   */
  public static Optional<Body> sessionDescription(String boundary, String text) {
    if (boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
      return Optional.empty();
    }
    String delimiter = "--" + boundary;
    int start = ("\n" + text).indexOf("\n" + delimiter);
    while (start >= 0) {
      int begin = start + delimiter.length();
      int end = text.indexOf("\n" + delimiter, begin);
      if (end < 0) {
        return Optional.empty();
      }
      String[] part = END_OF_HEAD.split(text.substring(begin, end + 1), 2);
      if (part.length == 2 && SESSION_DESCRIPTION.matcher(part[0]).find()) {
        return Optional.of(Body.sdp(part[1]));
      }
      start = end + 1;
    }
    return Optional.empty();
  }
}
