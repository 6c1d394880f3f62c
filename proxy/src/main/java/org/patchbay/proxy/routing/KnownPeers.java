package org.patchbay.proxy.routing;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.function.Function;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;

/**
 * Who is known without a password: by the source address, which {@code apply} takes, or by a
 * certificate. {@link Caller#STRANGER} is nobody.
 */
@FunctionalInterface
public interface KnownPeers extends Function<InetSocketAddress, Caller> {

  /**
   * Whose certificate it is.
   *
   * @param certificate of a peer that connected to us over TLS; verified
   */
  default Caller holding(X509Certificate certificate) {
    return Caller.STRANGER;
  }

  /**
   * Whether who is at the other end of a flow is known by its address; who is in a browser is known
   * by digest alone.
   */
  default boolean knows(Flow flow) {
    return !flow.transport().isWebSocket() && apply(flow.remote()).isKnown();
  }

  /** Whether who is at the other end of a flow may assert who calls (RFC 3325 §3). */
  default boolean trusts(Flow flow) {
    return flow.transport() == Transport.HOP || knows(flow);
  }

  /** Whether what is sent to an address reaches a trunk or a carrier. */
  default boolean isTrunk(InetSocketAddress address) {
    return apply(address) instanceof Caller.Trunk;
  }
}
