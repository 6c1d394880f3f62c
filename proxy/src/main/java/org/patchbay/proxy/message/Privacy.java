package org.patchbay.proxy.message;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a message asks to be kept private (RFC 3323 §4.2, RFC 3325 §9.3). */
public enum Privacy {
  /** P-Asserted-Identity goes to trusted peers only. */
  ID,
  /** Nobody sees by Via, Contact and Record-Route where the sender is. */
  HEADER,
  /** Nor by the addresses of the media. */
  SESSION,
  /** Nor by From, Call-ID and what else the sender wrote of itself. */
  USER,
  /** Nothing is to be kept private. */
  NONE,
  /** Rather refuse than tell. */
  CRITICAL,
  /** Something that this server does not know. */
  OTHER;

  private static final Set<Privacy> NOTHING = Set.of();
  private static final Privacy[] KNOWN = {ID, HEADER, SESSION, USER, NONE, CRITICAL};

  private final byte[] lower = Octets.ascii(name().toLowerCase(Locale.ROOT));

  /** What a message asks for in its Privacy header; empty if it has none. */
  public static Set<Privacy> of(SipMessage message) {
    int header = message.first(HeaderName.PRIVACY);
    if (header < 0) {
      return NOTHING;
    }
    Set<Privacy> asked = EnumSet.noneOf(Privacy.class);
    byte[] bytes = message.bytes();
    for (; header >= 0; header = message.next(header)) {
      int end = message.valueEnd(header);
      for (int i = message.valueStart(header); i < end; ) {
        int start = Octets.skipSpace(bytes, i, end);
        // Some phones write a comma where RFC 3323 §4.2 has a semicolon.
        int next =
            Math.min(
                Octets.indexOf(bytes, start, end, ';'), Octets.indexOf(bytes, start, end, ','));
        asked.add(named(bytes, start, Octets.trimEnd(bytes, start, next)));
        i = next + 1;
      }
    }
    return asked;
  }

  private static Privacy named(byte[] bytes, int start, int end) {
    for (Privacy value : KNOWN) {
      if (Octets.equalsIgnoreCase(bytes, start, end, value.lower)) {
        return value;
      }
    }
    return OTHER;
  }

  /** Whether only a back-to-back user agent can give what is asked for (RFC 3323 §5). */
  public static boolean wantsService(Set<Privacy> asked) {
    return asked.contains(HEADER) || asked.contains(SESSION) || asked.contains(USER);
  }
}
