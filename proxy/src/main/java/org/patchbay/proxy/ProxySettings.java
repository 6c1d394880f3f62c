package org.patchbay.proxy;

import java.util.List;
import org.patchbay.proxy.auth.DigestAlgorithm;
import org.patchbay.proxy.protection.ProtectionSettings;
import org.patchbay.proxy.routing.RoutingSettings;
import org.patchbay.proxy.transaction.TransactionSettings;
import org.patchbay.proxy.transport.ListenPoint;

/**
 * What the operator decides about the proxy.
 *
 * @param listenPoints what to listen on, at least one
 * @param routing where requests go
 * @param realm what digest passwords are for; chosen once, since stored passwords depend on it
 * @param digest the algorithms offered in challenges, the preferred one first
 * @param secret 32 octets that sign Record-Route tokens and nonces; kept across restarts, so that
 *     dialogs are too
 * @param protection the limits for strangers
 * @param transactions how long they live, and how many there are
 */
public record ProxySettings(
    List<ListenPoint> listenPoints,
    RoutingSettings routing,
    String realm,
    List<DigestAlgorithm> digest,
    byte[] secret,
    ProtectionSettings protection,
    TransactionSettings transactions) {

  @Override
  public String toString() {
    return "ProxySettings[" + routing.domain().name() + " on " + listenPoints + "]"; // no secret
  }
}
