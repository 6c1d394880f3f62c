package org.patchbay.config;

import java.util.Locale;
import java.util.Map;

/** A transport that a listener or a trunk can name (RFC 3261 §18). */
public enum SipTransport {
  UDP,
  TCP;

  /** {@code udp} or {@code tcp}. */
  public static final Syntax<SipTransport> SYNTAX =
      Syntax.oneOf(Map.of("udp", UDP, "tcp", TCP)).notYet("tls", "ws", "wss");

  /** Its name in the configuration and in a URI's transport parameter: {@code udp}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
