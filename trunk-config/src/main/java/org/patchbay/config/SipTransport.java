package org.patchbay.config;

import java.util.Locale;
import java.util.Map;

/** A transport that a listener or a trunk can name (RFC 3261 §18). */
public enum SipTransport {
  UDP,
  TCP,
  TLS,
  WS,
  WSS;

  /** What a listener can speak: {@code udp}, {@code tcp}, {@code tls}, {@code ws}, {@code wss}. */
  public static final Syntax<SipTransport> SYNTAX =
      Syntax.oneOf(Map.of("udp", UDP, "tcp", TCP, "tls", TLS, "ws", WS, "wss", WSS));

  /** What a trunk can speak, which we call: {@code udp}, {@code tcp} or {@code tls}. */
  public static final Syntax<SipTransport> OF_TRUNKS =
      Syntax.oneOf(Map.of("udp", UDP, "tcp", TCP, "tls", TLS));

  /** Whether it needs a certificate. */
  public boolean isSecure() {
    return this == TLS || this == WSS;
  }

  /** Its name in the configuration: {@code udp}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
