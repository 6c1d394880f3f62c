package org.patchbay.proxy.transport;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.patchbay.config.IpAddresses;

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
    return new ListenPoint(
        transport, address, IpAddresses.text(address.getAddress()), address.getPort());
  }

  /**
   * {@code host:port} as it stands in a URI that leads here, with the transport if it needs one.
   */
  public String uriHost() {
    String parameter = transport.uriParameter();
    return parameter.isEmpty() ? sentBy() : sentBy() + ";transport=" + parameter;
  }

  /** Whether it serves IPv6. */
  public boolean isIpv6() {
    return address.getAddress() instanceof Inet6Address;
  }

  /** Whether this and another are the wildcards of both families, of one transport and port. */
  public boolean isTwinOf(ListenPoint other) {
    return transport == other.transport
        && address.getPort() == other.address.getPort()
        && address.getAddress().isAnyLocalAddress()
        && other.address.getAddress().isAnyLocalAddress()
        && isIpv6() != other.isIpv6();
  }

  /** {@code host:port} as peers are told it. */
  public String sentBy() {
    return advertisedHost + ":" + advertisedPort;
  }

  /**
   * {@code host:port} as it stands in a URI that asks for security on every hop: there TLS goes
   * without saying (RFC 3261 §26.2.2).
   */
  public String secureUriHost() {
    return transport == Transport.TLS ? sentBy() : uriHost();
  }

  /**
   * The value of our Via up to and with {@code branch=}. Over TLS, where we show who we are, the
   * peer may use the connection for what it sends to us by itself (RFC 5923 §8.1).
   */
  byte[] viaPrefix() {
    String alias = transport == Transport.TLS ? ";alias" : "";
    return ("SIP/2.0/" + transport.viaName() + " " + sentBy() + alias + ";branch=")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return transport.parameter() + ":" + IpAddresses.text(address);
  }
}
