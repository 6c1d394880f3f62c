package org.patchbay.proxy.routing;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.function.Function;

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

  /** Whether what is sent to an address reaches a trunk or a carrier. */
  default boolean isTrunk(InetSocketAddress address) {
    return apply(address) instanceof Caller.Trunk;
  }
}
