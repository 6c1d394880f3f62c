package org.patchbay.proxy.transport.netty;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;

/** Something that happened to a connection, on its way from Netty's thread to the loop. */
sealed interface Arrival {

  /**
   * The connection is there.
   *
   * @param certificate the peer's; null if it has shown none
   */
  record Opened(InetSocketAddress local, X509Certificate certificate) implements Arrival {}

  /** Octets were read; a copy that nobody else holds. */
  record Received(byte[] octets) implements Arrival {}

  /** The connection is gone, or could not be had; nothing follows that matters. */
  record Ended(String reason) implements Arrival {}
}
