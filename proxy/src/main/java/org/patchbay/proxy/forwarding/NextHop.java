package org.patchbay.proxy.forwarding;

import java.net.InetSocketAddress;
import org.patchbay.proxy.locating.NamedServer;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;

/** How to reach a target. */
public sealed interface NextHop {

  /** The transport; null as long as DNS has not chosen it. */
  Transport transport();

  /** Whether nobody on the way can read what is sent there (RFC 3261 §26.2.2). */
  default boolean isSecure() {
    return transport().secure();
  }

  /** The address; null as long as it has not been looked up. */
  InetSocketAddress remote();

  /**
   * A flow that is known: a connection that the phone opened, or the address it registered from.
   */
  record OnFlow(Flow flow) implements NextHop {
    @Override
    public Transport transport() {
      return flow.transport();
    }

    @Override
    public InetSocketAddress remote() {
      return flow.remote();
    }
  }

  /** An address, reached over a transport. */
  record AtAddress(Transport transport, InetSocketAddress address) implements NextHop {
    @Override
    public InetSocketAddress remote() {
      return address;
    }
  }

  /** A server whose addresses have to be looked up. */
  record AtName(NamedServer server) implements NextHop {
    @Override
    public Transport transport() {
      return server.transport();
    }

    @Override
    public boolean isSecure() {
      return server.secure() || server.transport() != null && server.transport().secure();
    }

    @Override
    public InetSocketAddress remote() {
      return null;
    }
  }
}
