package org.patchbay.proxy.locating;

import org.patchbay.proxy.transport.Transport;

/** What we can send on: there has to be a listener of the transport and the address family. */
@FunctionalInterface
public interface Reach {

  /** Whether we have a listener of a transport for IPv6, or for IPv4. */
  boolean covers(Transport transport, boolean ipv6);

  /** Whether we have a listener of a transport for either family. */
  default boolean covers(Transport transport) {
    return covers(transport, false) || covers(transport, true);
  }
}
