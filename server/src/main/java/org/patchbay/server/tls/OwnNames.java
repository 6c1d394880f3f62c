package org.patchbay.server.tls;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.patchbay.config.IpAddresses;

/**
 * What peers may call this server, and so what its certificate has to say.
 *
 * @param domain the SIP domain: a name, or an IP address without brackets
 * @param addresses every one that leads here
 */
public record OwnNames(String domain, Set<InetAddress> addresses) {

  public OwnNames {
    addresses = Set.copyOf(addresses);
  }

  /**
   * From hosts as they stand in URIs.
   *
   * @param domain the SIP domain; IPv6 in brackets
   * @param hosts further hosts that lead here; names among them are left out
   */
  public static OwnNames of(String domain, Collection<String> hosts) {
    Set<InetAddress> addresses = new LinkedHashSet<>();
    address(domain).ifPresent(addresses::add);
    hosts.forEach(host -> address(host).ifPresent(addresses::add));
    addresses.removeIf(InetAddress::isAnyLocalAddress);
    String bare = domain.startsWith("[") ? domain.substring(1, domain.length() - 1) : domain;
    return new OwnNames(bare, addresses);
  }

  private static Optional<InetAddress> address(String host) {
    return IpAddresses.parse(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
  }

  /**
   * The domain as a DNS name. Deviation: RFC 5280 §4.2.1.6 has an address as such alone; phones
   * with Mbed TLS, as linphone, compare IPv4 addresses with names.
   */
  Optional<String> dnsName() {
    boolean isIpv6 = IpAddresses.parse(domain).filter(Inet6Address.class::isInstance).isPresent();
    return isIpv6 ? Optional.empty() : Optional.of(domain);
  }

  /** The domain as it stands in a URI. */
  String uriHost() {
    return IpAddresses.parse(domain).map(IpAddresses::text).orElse(domain);
  }
}
