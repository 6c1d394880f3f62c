package org.patchbay.testkit.net;

import java.net.InetSocketAddress;

/** What has an address in a realm: a host, or the outside of a NAT box. */
sealed interface Attachment permits Node, NatBox {

  /** The name of whom a packet for this address is for, as far as can be known. */
  String nameFor(InetSocketAddress destination);

  /** A datagram comes in. */
  void datagram(
      InetSocketAddress source,
      InetSocketAddress destination,
      byte[] octets,
      WireTap.Ticket ticket);
}
