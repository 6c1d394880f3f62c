package org.patchbay.testkit.net;

import java.net.InetSocketAddress;

/**
 * A datagram, or a message on a stream, as it enters the network.
 *
 * @param transport how it travels
 * @param from the name of the host that sent it
 * @param to the name of the host that it is for; a textual address when nobody has it
 * @param source the source address as its receiver will see it
 * @param destination the address that it was sent to
 * @param octets its content
 */
public record Packet(
    Transport transport,
    String from,
    String to,
    InetSocketAddress source,
    InetSocketAddress destination,
    byte[] octets) {}
