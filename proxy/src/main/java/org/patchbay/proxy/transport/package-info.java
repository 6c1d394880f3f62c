/**
 * Where messages enter and leave (RFC 3261 §18): listeners, connections, framing.
 *
 * <p>A datagram, or a frame cut from a stream by {@link org.patchbay.proxy.transport.StreamFramer},
 * arrives on a {@link org.patchbay.proxy.transport.Flow} and is handed on as octets; what is to be
 * sent names the flow that it leaves on. UDP sockets and streams come from the loop's interfaces,
 * so that a simulated network can stand in for both; Netty is in the package below and nowhere
 * else.
 *
 * <p>A connection that is lost or refused is told to the receiver; so is a trunk's UDP port that is
 * closed, which {@link org.patchbay.proxy.transport.PeerSockets} hear (docs/adr/0016).
 *
 * <p>Everything runs on the loop that owns the transactions. Start reading at {@link
 * org.patchbay.proxy.transport.TransportLayer}.
 */
package org.patchbay.proxy.transport;
