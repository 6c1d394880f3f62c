package org.patchbay.proxy.transport.netty;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/** Who counts as one peer when connections are counted. */
final class Source {
  private Source() {}

  /** An IPv4 address, or an IPv6 /64: whoever has one address of it has them all. */
  static long of(InetAddress address) {
    ByteBuffer octets = ByteBuffer.wrap(address.getAddress());
    // The complement lies in ffff:ffff::/32, where no source is.
    return address instanceof Inet6Address
        ? octets.getLong()
        : ~Integer.toUnsignedLong(octets.getInt());
  }
}
