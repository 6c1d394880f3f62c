package org.patchbay.server.wire;

import java.util.Locale;

/** The transports over which a phone may register. */
enum SipTransport {
  UDP,
  TCP,
  TLS;

  /** As the URI parameter {@code transport} spells it. */
  String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }
}
