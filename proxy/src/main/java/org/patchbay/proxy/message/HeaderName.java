package org.patchbay.proxy.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The headers that the proxy looks at or edits; all others are {@link #OTHER} and pass unread. */
public enum HeaderName {
  VIA("Via", 'v'),
  FROM("From", 'f'),
  TO("To", 't'),
  CALL_ID("Call-ID", 'i'),
  CSEQ("CSeq"),
  MAX_FORWARDS("Max-Forwards"),
  ROUTE("Route"),
  RECORD_ROUTE("Record-Route"),
  CONTACT("Contact", 'm'),
  CONTENT_LENGTH("Content-Length", 'l'),
  CONTENT_TYPE("Content-Type", 'c'),
  AUTHORIZATION("Authorization"),
  PROXY_AUTHORIZATION("Proxy-Authorization"),
  REQUIRE("Require"),
  PROXY_REQUIRE("Proxy-Require"),
  EXPIRES("Expires"),
  USER_AGENT("User-Agent"),
  P_ASSERTED_IDENTITY("P-Asserted-Identity"),
  P_PREFERRED_IDENTITY("P-Preferred-Identity"),
  REMOTE_PARTY_ID("Remote-Party-ID"),
  PRIVACY("Privacy"),
  REASON("Reason"),
  WWW_AUTHENTICATE("WWW-Authenticate"),
  PROXY_AUTHENTICATE("Proxy-Authenticate"),
  MAX_BREADTH("Max-Breadth"),
  /** Every name that begins {@code X-Patchbay-}: for the inner hop, never from or to outside. */
  INTERNAL("X-Patchbay-"),
  OTHER("");

  private static final byte[] INTERNAL_PREFIX = Octets.ascii("x-patchbay-");
  private static final int LONGEST = 20;

  /** The names by their length; a handful each. */
  private static final HeaderName[][] BY_LENGTH = new HeaderName[LONGEST + 1][];

  /** The compact forms (RFC 3261 §7.3.3) by their letter. */
  private static final HeaderName[] BY_LETTER = new HeaderName[128];

  static {
    List<List<HeaderName>> lengths = new ArrayList<>();
    for (int i = 0; i <= LONGEST; i++) {
      lengths.add(new ArrayList<>());
    }
    for (HeaderName name : values()) {
      if (name != INTERNAL && name != OTHER) {
        lengths.get(name.lower.length).add(name);
      }
      if (name.compact != 0) {
        BY_LETTER[name.compact] = name;
      }
    }
    for (int i = 0; i <= LONGEST; i++) {
      BY_LENGTH[i] = lengths.get(i).toArray(HeaderName[]::new);
    }
  }

  private final byte[] full;
  private final byte[] lower;
  private final char compact;

  HeaderName(String full) {
    this(full, (char) 0);
  }

  HeaderName(String full, char compact) {
    this.full = Octets.ascii(full);
    this.lower = Octets.ascii(full.toLowerCase(Locale.ROOT));
    this.compact = compact;
  }

  /** The name in full as RFC 3261 §20 writes it; empty for {@link #OTHER}. */
  byte[] full() {
    return full;
  }

  /** The header that a range names, case aside, in full or compact form. */
  static HeaderName of(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length == 1) {
      int letter = Octets.lower(bytes[start]);
      HeaderName name = letter >= 0 ? BY_LETTER[letter] : null;
      return name == null ? OTHER : name;
    }
    if (length <= LONGEST) {
      byte first = Octets.lower(bytes[start]);
      for (HeaderName name : BY_LENGTH[length]) {
        if (name.lower[0] == first && Octets.equalsIgnoreCase(bytes, start, end, name.lower)) {
          return name;
        }
      }
    }
    return Octets.startsWithIgnoreCase(bytes, start, end, INTERNAL_PREFIX) ? INTERNAL : OTHER;
  }

  /** Whether a message that holds it twice contradicts itself (RFC 3261 §7.3.1). */
  boolean single() {
    return switch (this) {
      case FROM, TO, CALL_ID, CSEQ, MAX_FORWARDS, MAX_BREADTH -> true;
      case CONTENT_LENGTH, CONTENT_TYPE, EXPIRES -> true;
      default -> false;
    };
  }
}
