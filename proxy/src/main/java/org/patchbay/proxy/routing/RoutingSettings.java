package org.patchbay.proxy.routing;

import java.net.InetAddress;
import java.util.function.Predicate;
import org.patchbay.trunks.CallRouting;

/**
 * What the operator decides about where requests go, and whose.
 *
 * @param domain which addresses are ours
 * @param peers who is known by address or certificate
 * @param openFrom from where anyone may register without a password
 * @param numbers where dialled numbers lead
 * @param legs whether the name of a leg, in its Contact or To tag behind {@code leg-}, is one that
 *     the media processor has given
 * @param processAlways whether every call goes through the media processor, if one is attached
 * @param redirects what becomes of a 3xx
 */
public record RoutingSettings(
    OwnDomain domain,
    KnownPeers peers,
    Predicate<InetAddress> openFrom,
    CallRouting numbers,
    Predicate<String> legs,
    boolean processAlways,
    RedirectPolicy redirects) {}
