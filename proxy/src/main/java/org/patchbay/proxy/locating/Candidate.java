package org.patchbay.proxy.locating;

import java.net.InetSocketAddress;
import org.patchbay.config.IpAddresses;
import org.patchbay.proxy.transport.Transport;

/** A place where a named server may be: one of those to be tried in turn (RFC 3263 §4.3). */
public record Candidate(Transport transport, InetSocketAddress address) {

  @Override
  public String toString() {
    return transport.parameter() + ":" + IpAddresses.text(address);
  }
}
