package org.patchbay.server.config;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * The addresses that peers are told to reach us at ({@code sip.advertise}), at most one of each
 * family.
 */
public record Advertised(Optional<Inet4Address> ipv4, Optional<Inet6Address> ipv6) {

  /** Nothing is advertised in place of the listeners' addresses. */
  public static final Advertised NOTHING = new Advertised(Optional.empty(), Optional.empty());

  /** The one of the same family as a listener's address, if there is one. */
  public Optional<InetAddress> inPlaceOf(InetAddress listener) {
    return listener instanceof Inet4Address
        ? ipv4.map(InetAddress.class::cast)
        : ipv6.map(InetAddress.class::cast);
  }
}
