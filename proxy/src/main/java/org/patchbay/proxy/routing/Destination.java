package org.patchbay.proxy.routing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.patchbay.proxy.forwarding.NextHop;
import org.patchbay.proxy.message.SipUri;
import org.patchbay.proxy.transport.Transport;

/** Where a URI leads, as far as it says so itself (RFC 3263 §4.1, §4.2, numeric and named hosts). */
final class Destination {
  private static final int DEFAULT_PORT = 5060;

  private Destination() {}

  static int portOf(SipUri uri) {
    return uri.port() > 0 ? uri.port() : DEFAULT_PORT;
  }

  /** The next hop that a URI names. UDP unless it asks for TCP (RFC 3263 §4.1). */
  static NextHop hopTo(SipUri uri) {
    Transport transport = uri.transport().equals("tcp") ? Transport.TCP : Transport.UDP;
    InetAddress literal = uri.literalHost();
    return literal == null
        ? new NextHop.AtName(transport, uri.host(), portOf(uri))
        : new NextHop.AtAddress(transport, new InetSocketAddress(literal, portOf(uri)));
  }
}
