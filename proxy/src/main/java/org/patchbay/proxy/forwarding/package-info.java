/**
 * Sending a request on and choosing the answer (RFC 3261 §16.6, §16.7).
 *
 * <p>The routing chain hands over a server transaction, the targets and a {@link
 * org.patchbay.proxy.forwarding.ForwardPlan}; {@link org.patchbay.proxy.forwarding.Forwarder}
 * starts a client transaction for each target of the first group, with the request that {@code
 * ForwardedRequest} writes for it; {@link org.patchbay.proxy.forwarding.ResponseContext} collects
 * what they answer, cancels whom it must, tries the next group or a second {@link
 * org.patchbay.proxy.forwarding.Path}, and sends the best answer back. A target of which only the
 * name is known goes by {@link org.patchbay.proxy.forwarding.NamedTargets}, which tries its servers
 * in turn. {@link org.patchbay.proxy.forwarding.RouteToken} signs what goes into Record-Route and
 * checks what comes back in Route.
 *
 * <p>Everything runs on one loop. Start reading at {@code Forwarder}.
 */
package org.patchbay.proxy.forwarding;
