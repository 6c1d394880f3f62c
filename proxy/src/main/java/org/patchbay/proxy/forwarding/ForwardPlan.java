package org.patchbay.proxy.forwarding;

import org.patchbay.proxy.transport.Flow;

/**
 * What is to be changed in a request besides its target, decided once by the routing chain and the
 * same for all branches (RFC 3261 §16.6).
 *
 * @param source the flow that the request came in on
 * @param ownRoutes how many Route entries at the top are ours
 * @param toStrictRouter whether the Route entry that follows them is a strict router's
 * @param credentials the header that held the credentials for this server; -1 if there was none
 * @param identity who the caller is told to be
 * @param caller who calls, in the words of {@code X-Patchbay-Caller} (docs/adr/0015)
 * @param maxBreadth on how many branches the request may be at once (RFC 5393 §5.3.3)
 * @param recordRoute whether later requests of the dialog are to come by here
 * @param namesTrunks whether a host name may lead to a trunk
 * @param redirection how redirections are followed; null if they are passed back
 */
public record ForwardPlan(
    Flow source,
    int ownRoutes,
    boolean toStrictRouter,
    int credentials,
    AssertedIdentity identity,
    String caller,
    int maxBreadth,
    boolean recordRoute,
    boolean namesTrunks,
    Redirection redirection) {}
