package org.patchbay.proxy.message;

/** The option tags of Supported, Require and Proxy-Require (RFC 3261 §19.2): lists of tokens. */
public final class OptionTags {

  /** Is told the tags of a message. */
  @FunctionalInterface
  public interface Listing {
    /** One tag, in its octets. */
    void tag(byte[] bytes, int start, int end);
  }

  private OptionTags() {}

  /** Gives each tag that the headers of a name have, in their order. */
  public static void forEach(SipMessage message, HeaderName name, Listing listing) {
    byte[] bytes = message.bytes();
    for (int h = message.first(name); h >= 0; h = message.next(h)) {
      int end = message.valueEnd(h);
      for (int i = message.valueStart(h); i <= end; ) {
        int elementEnd = Octets.indexOf(bytes, i, end, ',');
        int start = Octets.skipSpace(bytes, i, elementEnd);
        int tagEnd = Octets.trimEnd(bytes, start, elementEnd);
        if (start < tagEnd) {
          listing.tag(bytes, start, tagEnd);
        }
        i = elementEnd + 1;
      }
    }
  }

  /**
   * Whether one of the tags is this.
   *
   * @param lower the tag in lower case
   */
  public static boolean contains(SipMessage message, HeaderName name, byte[] lower) {
    boolean[] found = new boolean[1];
    forEach(
        message,
        name,
        (bytes, start, end) -> found[0] |= Octets.equalsIgnoreCase(bytes, start, end, lower));
    return found[0];
  }
}
