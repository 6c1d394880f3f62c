package org.patchbay.b2bua.leg;

import java.util.Optional;

/**
 * A From or a To header field.
 *
 * @param displayName without quotes
 * @param uri as text
 */
public record Party(Optional<String> displayName, String uri, Optional<String> tag) {

  /** One without a display name or a tag. */
  public static Party of(String uri) {
    return new Party(Optional.empty(), uri, Optional.empty());
  }

  /** The same with a tag. */
  public Party tagged(String tag) {
    return new Party(displayName, uri, Optional.of(tag));
  }
}
