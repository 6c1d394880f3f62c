package org.patchbay.server.config;

import java.util.Locale;
import java.util.Map;
import org.patchbay.config.Syntax;

/** Which calls go through the media processor ({@code calls.mediaProcessor}). */
public enum MediaProcessing {
  /** The proxy decides for each target: direct where the ends fit. */
  AUTO,
  /** Every call. */
  ALWAYS;

  /** {@code auto} or {@code always}; {@code anchored} is reserved. */
  public static final Syntax<MediaProcessing> SYNTAX =
      Syntax.oneOf(Map.of("auto", AUTO, "always", ALWAYS)).notYet("anchored");

  /** Its name in the configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
