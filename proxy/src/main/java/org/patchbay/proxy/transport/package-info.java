/**
 * Where messages enter and leave (RFC 3261 §18): listeners, connections, framing.
 *
 * <p>A datagram, or a frame cut from a stream by {@link org.patchbay.proxy.transport.StreamFramer},
 * arrives on a {@link org.patchbay.proxy.transport.Flow}: datagrams at {@code UdpSockets}, frames
 * at {@code Connections}. It is handed on as octets by {@code Delivery}; what is to be sent names
 * the flow that it leaves on. UDP sockets and streams come from the loop's interfaces, so that a
 * simulated network can stand in for both; Netty is in the package below and nowhere else.
 *
 * <p>Over TLS, {@link org.patchbay.proxy.transport.TlsEngines} says who we are and whom we trust,
 * and a connection is used for the domain that its peer has proved to be of (RFC 5922, RFC 5923).
 * WebSocket (RFC 7118) keeps messages apart itself. What is of no use is closed by {@link
 * org.patchbay.proxy.transport.IdleConnections} (docs/adr/0019). STUN keep-alives are answered here
 * (RFC 5626 §4.4.2).
 *
 * <p>A connection that is lost or refused is told to the receiver; so is a trunk's UDP port that is
 * closed, which {@link org.patchbay.proxy.transport.PeerSockets} hear (docs/adr/0016).
 *
 * <p>Everything runs on the loop that owns the transactions. Start reading at {@link
 * org.patchbay.proxy.transport.TransportLayer}.
 */
package org.patchbay.proxy.transport;
