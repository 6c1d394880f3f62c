package org.patchbay.proxy.routing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.patchbay.proxy.forwarding.NextHop;
import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.transport.Transport;

/**
 * Where a URI leads, as far as it says so itself (RFC 3263 §4.1, §4.2, numeric and named hosts).
 */
final class Destination {
  private Destination() {}

  /** The port that a URI names, or else that of its transport. */
  static int portOf(SipUri uri) {
    Transport transport = transportOf(uri);
    return uri.port() > 0
        ? uri.port()
        : (transport == null ? Transport.UDP : transport).defaultPort();
  }

  /**
   * The next hop that a URI names: by UDP unless it asks for something else (RFC 3263 §4.1).
   *
   * @return null if it asks for a transport that there is not, or not securely, or for WebSocket,
   *     which only its host could open
   */
  static NextHop hopTo(SipUri uri) {
    Transport transport = transportOf(uri);
    if (transport == null || transport.isWebSocket()) {
      return null;
    }
    InetAddress literal = uri.literalHost();
    return literal == null
        ? new NextHop.AtName(transport, uri.host(), portOf(uri))
        : new NextHop.AtAddress(transport, new InetSocketAddress(literal, portOf(uri)));
  }

  private static Transport transportOf(SipUri uri) {
    return Transport.ofUri(uri.transport(), uri.scheme() == SipUri.Scheme.SIPS);
  }
}
