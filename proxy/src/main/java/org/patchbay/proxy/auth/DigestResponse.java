package org.patchbay.proxy.auth;

import java.util.Arrays;
import java.util.Locale;
import org.patchbay.proxy.message.Octets;

/**
 * A reusable view of the credentials of scheme Digest (digest-response, RFC 3261 §25.1) in place.
 *
 * <p>Phones quote what should be bare and leave bare what should be quoted; both are read. A range
 * excludes the quotes and keeps the escapes, for that is what is hashed (unq, RFC 7616 §3.3).
 */
final class DigestResponse {

  /** The parameters that matter. */
  enum Field {
    USERNAME,
    REALM,
    NONCE,
    URI,
    RESPONSE,
    ALGORITHM,
    CNONCE,
    QOP,
    NC;

    private final byte[] lower = Octets.ascii(name().toLowerCase(Locale.ROOT));
  }

  private static final byte[] SCHEME = Octets.ascii("digest");
  private static final byte[] AUTH = Octets.ascii("auth");
  private static final Field[] FIELDS = Field.values();
  private static final int ABSENT = -1;

  private static final int MOST_USERNAME = 256;
  private static final int MOST_NONCE = 256;
  private static final int MOST_CNONCE = 256;
  private static final int MOST_URI = 1024;
  private static final int MOST_NC = 8;

  private byte[] bytes;
  private final int[] starts = new int[FIELDS.length];
  private final int[] ends = new int[FIELDS.length];

  /** The end of the scheme that begins a header's value. */
  private static int schemeEnd(byte[] octets, int from, int to) {
    int i = from;
    while (i < to && !Octets.isSpace(octets[i])) {
      i++;
    }
    return i;
  }

  /** Whether a header's value is of the scheme Digest. */
  static boolean isDigest(byte[] octets, int from, int to) {
    return Octets.equalsIgnoreCase(octets, from, schemeEnd(octets, from, to), SCHEME);
  }

  /**
   * Reads a header's value that {@link #isDigest}.
   *
   * @return whether it is a list of parameters, none of those that matter twice, with a realm
   */
  boolean read(byte[] octets, int from, int to) {
    bytes = octets;
    Arrays.fill(starts, ABSENT);
    Arrays.fill(ends, ABSENT);
    int i = schemeEnd(octets, from, to);
    while ((i = skipCommas(i, to)) < to) {
      i = parameter(i, to);
      if (i < 0) {
        return false;
      }
    }
    return has(Field.REALM);
  }

  /** Empty elements of a list are passed over, as a trailing comma leaves one. */
  private int skipCommas(int from, int to) {
    int i = from;
    while (i < to && (bytes[i] == ',' || Octets.isSpace(bytes[i]))) {
      i++;
    }
    return i;
  }

  /** Reads a parameter; the index after it, where a comma or the end is, or -1. */
  private int parameter(int from, int to) {
    int equals = Octets.indexOf(bytes, from, to, '=');
    int nameEnd = Octets.trimEnd(bytes, from, equals);
    if (equals == to || !Octets.isToken(bytes, from, nameEnd)) {
      return -1;
    }
    int start = Octets.skipSpace(bytes, equals + 1, to);
    boolean quoted = start < to && bytes[start] == '"';
    if (quoted) {
      start++;
    }
    int end = quoted ? quoteEnd(start, to) : bareEnd(start, to);
    if (end < 0 || !keep(from, nameEnd, start, end)) {
      return -1;
    }
    int after = Octets.skipSpace(bytes, quoted ? end + 1 : end, to);
    return after == to || bytes[after] == ',' ? after : -1;
  }

  private int quoteEnd(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\\') {
        i++;
      } else if (bytes[i] == '"') {
        return i;
      }
    }
    return -1;
  }

  private int bareEnd(int from, int to) {
    int i = from;
    while (i < to && bytes[i] != ',' && !Octets.isSpace(bytes[i])) {
      if (bytes[i] == '"') {
        return -1;
      }
      i++;
    }
    return i;
  }

  private boolean keep(int nameStart, int nameEnd, int start, int end) {
    for (Field field : FIELDS) {
      if (Octets.equalsIgnoreCase(bytes, nameStart, nameEnd, field.lower)) {
        if (has(field)) {
          return false;
        }
        starts[field.ordinal()] = start;
        ends[field.ordinal()] = end;
      }
    }
    return true;
  }

  boolean has(Field field) {
    return starts[field.ordinal()] != ABSENT;
  }

  /** Where a parameter's value begins; -1 if it is absent. */
  int start(Field field) {
    return starts[field.ordinal()];
  }

  /** Where a parameter's value ends; -1 if it is absent. */
  int end(Field field) {
    return ends[field.ordinal()];
  }

  int length(Field field) {
    return end(field) - start(field);
  }

  /** The octets that the ranges point into. */
  byte[] bytes() {
    return bytes;
  }

  /**
   * Whether this only says who is there, to be challenged: phones that may register with an IMS
   * begin so (nonce and response empty, 3GPP TS 24.229 §5.1.1.2).
   */
  boolean isBlank() {
    return has(Field.RESPONSE) && length(Field.RESPONSE) == 0;
  }

  /** Whether all that the hash needs is there, and of a length that makes sense. */
  boolean isComplete() {
    return isWithin(Field.USERNAME, 1, MOST_USERNAME)
        && isWithin(Field.NONCE, 1, MOST_NONCE)
        && isWithin(Field.URI, 1, MOST_URI)
        && has(Field.RESPONSE)
        && (!has(Field.QOP) || isQualityComplete());
  }

  /** Only {@code auth} is offered, so only that is taken; with it come count and cnonce. */
  private boolean isQualityComplete() {
    return Octets.equalsIgnoreCase(bytes, start(Field.QOP), end(Field.QOP), AUTH)
        && isWithin(Field.CNONCE, 0, MOST_CNONCE)
        && isWithin(Field.NC, 1, MOST_NC)
        && Hex.isHex(bytes, start(Field.NC), end(Field.NC));
  }

  private boolean isWithin(Field field, int least, int most) {
    return has(field) && length(field) >= least && length(field) <= most;
  }

  /** The nonce count, 0 to 2^32 - 1; only if there is a {@code qop} and it is complete. */
  long nonceCount() {
    return Hex.number(bytes, start(Field.NC), end(Field.NC));
  }

  /** The algorithm, MD5 if none is named (RFC 7616 §3.4); null if it is not known. */
  DigestAlgorithm algorithm() {
    return has(Field.ALGORITHM)
        ? DigestAlgorithm.of(bytes, start(Field.ALGORITHM), end(Field.ALGORITHM))
        : DigestAlgorithm.MD5;
  }

  /** The value of a parameter that is there, its escapes undone, one character an octet. */
  String text(Field field) {
    int start = start(field);
    int end = end(field);
    if (Octets.indexOf(bytes, start, end, '\\') == end) {
      return Octets.text(bytes, start, end);
    }
    StringBuilder text = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      if (bytes[i] == '\\' && i + 1 < end) {
        i++;
      }
      text.append((char) (bytes[i] & 0xff));
    }
    return text.toString();
  }

  /** Whether a parameter that is there has a value, its escapes undone; allocates nothing. */
  boolean is(Field field, byte[] wanted) {
    int k = 0;
    for (int i = start(field); i < end(field); i++) {
      if (bytes[i] == '\\' && i + 1 < end(field)) {
        i++;
      }
      if (k == wanted.length || bytes[i] != wanted[k++]) {
        return false;
      }
    }
    return k == wanted.length;
  }
}
