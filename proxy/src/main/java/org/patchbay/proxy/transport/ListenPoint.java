package org.patchbay.proxy.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * An address that we listen on, and how it is named to peers.
 *
 * @param transport the transport
 * @param address the address to bind
 * @param advertisedHost the host for Via and Record-Route: an address or a name, IPv6 in brackets
 * @param advertisedPort the port for Via and Record-Route
 */
public record ListenPoint(
    Transport transport, InetSocketAddress address, String advertisedHost, int advertisedPort) {

  /** A listen point that is named by the address it binds, which is no wildcard. */
  public static ListenPoint at(Transport transport, InetSocketAddress address) {
    return new ListenPoint(transport, address, hostText(address.getAddress()), address.getPort());
  }

  /** An address as it stands in a URI: IPv6 in brackets, no scope. */
  public static String hostText(InetAddress address) {
    String text = address.getHostAddress();
    if (!(address instanceof Inet6Address)) {
      return text;
    }
    int scope = text.indexOf('%');
    return "[" + (scope < 0 ? text : text.substring(0, scope)) + "]";
  }

  /** Whether it serves IPv6. */
  public boolean isIpv6() {
    return address.getAddress() instanceof Inet6Address;
  }

  /** {@code host:port} as peers are told it. */
  public String sentBy() {
    return advertisedHost + ":" + advertisedPort;
  }

  /** The value of our Via up to and with {@code branch=}. */
  byte[] viaPrefix() {
    return ("SIP/2.0/" + transport.name() + " " + sentBy() + ";branch=")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return transport.parameter() + ":" + hostText(address.getAddress()) + ":" + address.getPort();
  }
}
