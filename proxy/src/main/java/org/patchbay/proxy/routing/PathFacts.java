package org.patchbay.proxy.routing;

import java.net.InetAddress;

/**
 * What is known at an INVITE about the media of its two ends. What is null is not known, and
 * decides nothing.
 *
 * @param always whether policy has every call go through the media processor
 * @param privacy whether the caller asks not to be found by its addresses (RFC 3323 §4.2)
 * @param caller who calls
 * @param callerClass what the caller speaks
 * @param source the address that the INVITE came from
 * @param offered the address at which the offer wants its audio (RFC 4566 §5.7); null if there is
 *     no offer, it is on hold, or it names a host
 * @param ice whether the offer has candidates, so that the ends look for a way themselves (RFC
 *     8839)
 * @param calleeClass what the callee speaks
 * @param target the address that the INVITE would go to; null if it is yet to be looked up
 * @param contact the address in the callee's contact as it was registered; null if that is a name,
 *     or the callee is no user's
 * @param registeredFrom the address that the contact was registered from; null if the callee is no
 *     user's
 */
public record PathFacts(
    boolean always,
    boolean privacy,
    Caller caller,
    MediaClass callerClass,
    InetAddress source,
    InetAddress offered,
    boolean ice,
    MediaClass calleeClass,
    InetAddress target,
    InetAddress contact,
    InetAddress registeredFrom) {}
