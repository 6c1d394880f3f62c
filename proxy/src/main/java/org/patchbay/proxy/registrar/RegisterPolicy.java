package org.patchbay.proxy.registrar;

import java.net.InetAddress;
import java.util.function.Predicate;

/**
 * What the operator decides about registrations besides their limits.
 *
 * @param edgeProxies whether a REGISTER from an address may carry a Path (docs/adr/0026)
 * @param serviceRoute whether phones are told to send their requests by the listener that they
 *     registered at (RFC 3608)
 * @param flowTimerSeconds how often phones that keep a flow have to show that it lives (RFC 5626
 *     §4.4); 0 leaves that to them
 */
public record RegisterPolicy(
    Predicate<InetAddress> edgeProxies, boolean serviceRoute, int flowTimerSeconds) {

  /** No Path from anybody, no Service-Route, no Flow-Timer. */
  public static final RegisterPolicy PLAIN = new RegisterPolicy(address -> false, false, 0);
}
