package org.patchbay.proxy.transport;

import java.net.InetSocketAddress;

/**
 * The way between one of our listeners and one peer address: what a message came in on, and what an
 * answer or a later request goes out on (RFC 5626 §2).
 *
 * @param transport how it is framed
 * @param local our listener's address
 * @param remote the peer's address, as seen from here
 * @param connection the connection's number, unique while the process lives; 0 for UDP
 */
public record Flow(
    Transport transport, InetSocketAddress local, InetSocketAddress remote, long connection) {}
