package org.patchbay.server.trace;

import org.patchbay.proxy.transport.Flow;

/**
 * A message as the loop saw it.
 *
 * @param epochMillis when, by the loop's clock
 * @param sent whether it left; else it arrived
 * @param octets its own copy
 */
record SeenMessage(long epochMillis, boolean sent, Flow flow, byte[] octets) {}
