package org.patchbay.loop;

/** What lies between a stream's octets and its TCP connection. */
public enum StreamKind {
  /** Nothing. */
  TCP(false, false),

  /** TLS (RFC 8446, RFC 5246). */
  TLS(true, false),

  /** WebSocket, as the subprotocol {@code sip} (RFC 6455, RFC 7118). */
  WS(false, true),

  /** WebSocket over TLS. */
  WSS(true, true);

  private final boolean secure;
  private final boolean keepsMessages;

  StreamKind(boolean secure, boolean keepsMessages) {
    this.secure = secure;
    this.keepsMessages = keepsMessages;
  }

  /** Whether it is encrypted, and the server's name verified. */
  public boolean isSecure() {
    return secure;
  }

  /**
   * Whether it carries messages: what is written in one call arrives whole and alone. Else it
   * carries octets, split anyhow.
   */
  public boolean keepsMessages() {
    return keepsMessages;
  }
}
