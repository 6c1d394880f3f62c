/**
 * The wire log: shows, while somebody asks for it, the messages of one call, one user, one peer or
 * all, as they are on the wire.
 *
 * <p>Arrives: the request of {@code patchbay trace} on the control socket, and every message from
 * the transport layer, on the proxy's loop. Leaves: a line a message on that control connection,
 * secrets overwritten. Between the two a {@link org.patchbay.server.trace.TraceBuffer} holds so
 * much and no more: the loop never waits, and what did not fit is counted and told. Which legs
 * belong to one call the media processor tells. {@link org.patchbay.server.trace.TraceCommand} runs
 * on the request's thread, {@link org.patchbay.server.trace.Traces} on the proxy's loop. Start
 * reading there.
 */
package org.patchbay.server.trace;
