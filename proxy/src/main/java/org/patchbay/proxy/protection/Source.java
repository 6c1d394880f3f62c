package org.patchbay.proxy.protection;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * Whom a limit is for, in 64 bits: an IPv4 address, or an IPv6 /64, since whoever has one address
 * of it has them all.
 */
public final class Source {
  /** IPv4 sources lie in ffff:ffff::/32, where no source of IPv6 is. */
  private static final long IPV4 = 0xffff_ffff_0000_0000L;

  private Source() {}

  /** The source that an address belongs to. */
  public static long of(InetAddress address) {
    byte[] octets = address.getAddress();
    long source = 0;
    for (int i = 0; i < Math.min(octets.length, Long.BYTES); i++) {
      source = source << 8 | octets[i] & 0xff;
    }
    return address instanceof Inet6Address ? source : IPV4 | source;
  }

  /** The source as people write it: {@code 192.0.2.1} or {@code 2001:db8::/64}. */
  public static String text(long source) {
    boolean ipv4 = (source & IPV4) == IPV4;
    ByteBuffer octets = ByteBuffer.allocate(ipv4 ? Integer.BYTES : 2 * Long.BYTES);
    if (ipv4) {
      octets.putInt((int) source);
    } else {
      octets.putLong(source);
    }
    try {
      String address = InetAddress.getByAddress(octets.array()).getHostAddress();
      return ipv4 ? address : address.replaceFirst("(:0){4,}$", "::") + "/64";
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four octets and sixteen are addresses", e);
    }
  }
}
