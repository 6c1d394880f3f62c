/**
 * What is to become of a request: an ordered chain of steps, each of which goes on, refuses,
 * answers or forwards (RFC 3261 §16.3 to §16.5).
 *
 * <p>{@link org.patchbay.proxy.routing.RoutingChain} lists the steps and reads from top to bottom;
 * each step is a class of its own and sees the request as a {@link
 * org.patchbay.proxy.routing.RoutingContext}. Who sent it is a {@link
 * org.patchbay.proxy.routing.Caller}; whether an address is ours, {@link
 * org.patchbay.proxy.routing.OwnDomain} says. Whether a call goes straight to a target or through
 * the media processor is a {@link org.patchbay.proxy.routing.CallPath}.
 *
 * <p>Everything runs on one loop. Start reading at {@code RoutingChain}.
 */
package org.patchbay.proxy.routing;
