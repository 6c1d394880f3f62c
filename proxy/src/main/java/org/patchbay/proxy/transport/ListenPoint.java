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
    return transport == Transport.UDP ? sentBy() : sentBy() + ";transport=" + transport.parameter();
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

  /** The value of our Via up to and with {@code branch=}. */
  byte[] viaPrefix() {
    return ("SIP/2.0/" + transport.viaName() + " " + sentBy() + ";branch=")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return transport.parameter() + ":" + IpAddresses.text(address);
  }
}
