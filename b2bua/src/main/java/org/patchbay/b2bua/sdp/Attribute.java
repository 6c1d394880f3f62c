package org.patchbay.b2bua.sdp;

import java.util.Optional;

/**
 * An {@code a=} line (RFC 8866 §5.13).
 *
 * @param name as written; names are case-sensitive
 * @param value what follows the first colon; none for a property attribute
 */
public record Attribute(String name, Optional<String> value) {

  /** A property attribute, as {@code a=sendrecv}. */
  public static Attribute flag(String name) {
    return new Attribute(name, Optional.empty());
  }

  /** A value attribute, as {@code a=ptime:20}. */
  public static Attribute of(String name, String value) {
    return new Attribute(name, Optional.of(value));
  }

  /** Reads what follows {@code a=}. */
  static Attribute parse(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? flag(text.strip())
        : of(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
  }

  @Override
  public String toString() {
    return value.map(v -> name + ":" + v).orElse(name);
  }
}
