package org.patchbay.testkit.endpoint;

import java.net.InetSocketAddress;
import org.patchbay.loop.Stream;
import org.patchbay.testkit.net.Transport;

/**
 * The way that a message came in on.
 *
 * @param transport how it travelled
 * @param remote the sender's address as seen from here
 * @param stream the connection; null for UDP
 */
public record Way(Transport transport, InetSocketAddress remote, Stream stream) {}
