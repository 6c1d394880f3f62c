package org.patchbay.testkit.sip;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Addresses as SIP writes them: IPv6 in brackets (RFC 3261 §19.1.1). */
public final class HostPort {
  private HostPort() {}

  /** As {@code 192.0.2.1:5060} or {@code [2001:db8::1]:5060}. */
  public static String text(InetSocketAddress address) {
    return text(address.getAddress()) + ":" + address.getPort();
  }

  /** The address alone, in brackets if it is IPv6. */
  public static String text(InetAddress address) {
    String text = address.getHostAddress();
    return address instanceof Inet6Address ? "[" + text + "]" : text;
  }

  /** The address that a literal stands for, without brackets; empty for a name. */
  public static Optional<InetAddress> literal(String host) {
    if (!host.matches("[0-9.]+") && host.indexOf(':') < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
