package org.patchbay.proxy.routing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.patchbay.proxy.forwarding.NextHop;
import org.patchbay.proxy.locating.NamedServer;
import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.transport.Transport;

/**
 * Where a URI leads, as far as it says so itself (RFC 3263 §4.1, §4.2, numeric and named hosts).
 */
final class Destination {
  private static final int DEFAULT_PORT = 5060;

  private Destination() {}

  static int portOf(SipUri uri) {
    return uri.port() > 0 ? uri.port() : DEFAULT_PORT;
  }

  /** The next hop that a URI names; an address is reached over UDP unless it asks for another. */
  static NextHop hopTo(SipUri uri) {
    Transport transport = transportOf(uri);
    InetAddress literal = uri.literalHost();
    if (literal == null) {
      boolean secure = uri.scheme() == SipUri.Scheme.SIPS;
      return new NextHop.AtName(
          new NamedServer(transport, uri.host(), Math.max(0, uri.port()), secure));
    }
    return new NextHop.AtAddress(
        transport == null ? Transport.UDP : transport, new InetSocketAddress(literal, portOf(uri)));
  }

  /** The transport that a URI asks for; null if it asks for none. */
  private static Transport transportOf(SipUri uri) {
    return switch (uri.transport()) {
      case "" -> null;
      case "tcp" -> Transport.TCP;
      default -> Transport.UDP;
    };
  }
}
