package org.patchbay.proxy;

import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;
import org.patchbay.proxy.auth.DigestAlgorithm;
import org.patchbay.proxy.protection.ProtectionSettings;
import org.patchbay.proxy.routing.KnownPeers;
import org.patchbay.proxy.routing.OwnDomain;
import org.patchbay.proxy.routing.RedirectPolicy;
import org.patchbay.proxy.transaction.Timings;
import org.patchbay.proxy.transport.ListenPoint;
import org.patchbay.trunks.CallRouting;

/**
 * What the operator decides about the proxy.
 *
 * @param domain which addresses are ours
 * @param realm what digest passwords are for; chosen once, since stored passwords depend on it
 * @param listenPoints what to listen on, at least one
 * @param peers who is known by address or certificate
 * @param openFrom from where anyone may register without a password
 * @param numbers where dialled numbers lead
 * @param legs whether the name of a leg, in its Contact or To tag behind {@code leg-}, is one that
 *     the media processor has given
 * @param processAlways whether every call goes through the media processor, if one is attached
 * @param redirects what becomes of a 3xx
 * @param digest the algorithms offered in challenges, the preferred one first
 * @param secret 32 octets that sign Record-Route tokens and nonces; kept across restarts, so that
 *     dialogs are too
 * @param protection the limits for strangers
 * @param timings the transaction timers
 * @param transactionsSetAside how many transactions of each side to allocate at the start
 * @param mostTransactions how many server transactions there may be at once, as in {@link
 *     org.patchbay.proxy.transaction.TransactionLayer}
 */
public record ProxySettings(
    OwnDomain domain,
    String realm,
    List<ListenPoint> listenPoints,
    KnownPeers peers,
    Predicate<InetAddress> openFrom,
    CallRouting numbers,
    Predicate<String> legs,
    boolean processAlways,
    RedirectPolicy redirects,
    List<DigestAlgorithm> digest,
    byte[] secret,
    ProtectionSettings protection,
    Timings timings,
    int transactionsSetAside,
    int mostTransactions) {

  @Override
  public String toString() {
    return "ProxySettings[" + domain.name() + " on " + listenPoints + "]"; // not the secret
  }
}
