/**
 * What is to become of a request: an ordered chain of steps, each of which goes on, refuses,
 * answers or forwards (RFC 3261 §16.3 to §16.5).
 *
 * <p>A request arrives as a {@link org.patchbay.proxy.routing.RoutingContext} and a {@link
 * org.patchbay.proxy.routing.Verdict} leaves. {@link org.patchbay.proxy.routing.ProxySteps} lists
 * the steps of the chain from top to bottom; each step is a class of its own. Who sent it is a
 * {@link org.patchbay.proxy.routing.Caller}; whether an address is ours, {@link
 * org.patchbay.proxy.routing.OwnDomain} says. Whether a call goes straight to a target or through
 * the media processor is a {@link org.patchbay.proxy.routing.CallPath}.
 *
 * <p>Everything runs on one loop. Start reading at {@code ProxySteps}.
 */
package org.patchbay.proxy.routing;
