package org.patchbay.proxy.routing;

import java.net.InetAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.patchbay.config.IpAddresses;
import org.patchbay.proxy.message.LiteralAddress;
import org.patchbay.proxy.message.Octets;
import org.patchbay.proxy.message.SipUri;

/**
 * Which addresses are ours: the domain, and every listen address, each with or without a port that
 * we listen on.
 */
public final class OwnDomain {
  private final String domain;
  private final byte[][] hosts;

  /** IPv6 addresses can be written in many ways, so they are compared as what they are. */
  private final Set<InetAddress> ipv6;

  private final int[] ports;

  /**
   * The domain and its other names.
   *
   * @param domain the SIP domain
   * @param hosts further hosts that are ours, IPv6 in brackets
   * @param ports the ports that we listen on or advertise
   */
  public OwnDomain(String domain, Collection<String> hosts, Set<Integer> ports) {
    this.domain = domain;
    Set<String> all = new LinkedHashSet<>();
    all.add(domain.toLowerCase(Locale.ROOT));
    hosts.forEach(host -> all.add(host.toLowerCase(Locale.ROOT)));
    this.ipv6 =
        all.stream()
            .filter(host -> host.startsWith("["))
            .flatMap(host -> IpAddresses.parse(host.substring(1, host.length() - 1)).stream())
            .collect(Collectors.toUnmodifiableSet());
    this.hosts = all.stream().map(Octets::ascii).toArray(byte[][]::new);
    this.ports = ports.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The domain's name: the realm, and what users are users of. */
  public String name() {
    return domain;
  }

  /** Whether a URI's host and port are ours. */
  public boolean owns(SipUri uri) {
    return uri.isSip()
        && owns(uri.bytes(), uri.hostStart(), uri.hostEnd())
        && (uri.port() < 0 || isOurPort(uri.port()));
  }

  /** Whether a host is ours. */
  public boolean owns(byte[] bytes, int start, int end) {
    if (start < end && bytes[start] == '[') {
      InetAddress address = LiteralAddress.of(bytes, start, end);
      return address != null && ipv6.contains(address);
    }
    for (byte[] host : hosts) {
      if (Octets.equalsIgnoreCase(bytes, start, end, host)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOurPort(int port) {
    for (int ours : ports) {
      if (ours == port) {
        return true;
      }
    }
    return false;
  }
}
