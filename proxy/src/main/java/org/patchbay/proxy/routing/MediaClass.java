package org.patchbay.proxy.routing;

import org.patchbay.proxy.transport.Transport;

/**
 * What an end speaks for media, as far as its way of signalling tells. Two ends of different
 * classes understand nothing of each other's, so that only the media processor can join them.
 */
public enum MediaClass {
  /** RTP, or SRTP with keys in the offer: phones, gateways and trunks. */
  PHONE,

  /** ICE and DTLS-SRTP: browsers, which signal over WebSocket (RFC 7118, RFC 8827). */
  BROWSER;

  /** The class of an end that signals over a transport. */
  public static MediaClass of(Transport transport) {
    return switch (transport) {
      case UDP, TCP, TLS, HOP -> PHONE;
      case WS, WSS -> BROWSER;
    };
  }
}
