/**
 * Calls of the simulated carrier. An INVITE arrives and becomes a {@link
 * org.patchbay.carrier.call.Call}, which has one dialog, one {@link
 * org.patchbay.carrier.call.AudioSession} and one {@link org.patchbay.carrier.call.Line} that
 * decides what becomes of it; hold, resumption, hanging up and the limit of its duration are the
 * call's own. All on one loop. RFC 3261 §13 to §15, RFC 3264. Start reading at {@code Call}.
 */
package org.patchbay.carrier.call;
