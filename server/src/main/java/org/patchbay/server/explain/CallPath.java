package org.patchbay.server.explain;

import java.util.Locale;

/** The way that a call's signalling and media take. */
public enum CallPath {
  /** Proxied; media between the ends by the most direct way. */
  DIRECT("proxied, media directly between the ends"),
  /** Signalling through the back-to-back user agent, media direct. */
  ANCHORED("signalling through the media processor, media directly between the ends"),
  /** Signalling and media through the back-to-back user agent. */
  PROCESSED("signalling and media through the media processor"),
  /** Decided at the INVITE, from how the called phone is registered. */
  UNDECIDED("decided when the call is made"),
  /** There is no call. */
  NONE("no call");

  private final String meaning;

  CallPath(String meaning) {
    this.meaning = meaning;
  }

  /** Its name in JSON, as {@code direct}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it means, for people. */
  public String meaning() {
    return meaning;
  }
}
