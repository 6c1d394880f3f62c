/**
 * TCP connections on Netty: the real {@link org.patchbay.loop.Streams} (RFC 3261 §18).
 *
 * <p>One Netty thread accepts, reads and writes the sockets; it decides nothing. What it reads goes
 * as {@link org.patchbay.proxy.transport.netty.Arrival}s through a stream's inbox to the loop that
 * owns the streams, where handlers are told; what the loop writes is gathered and handed to Netty
 * once a turn. A peer that sends faster than the loop takes is no longer read from; one that reads
 * slower than we write is closed; how many connections a source may hold is decided at accept.
 *
 * <p>The pipeline of every connection is made in {@code StreamInitializer}, so that TLS (RFC 3261
 * §26.2.1) and WebSocket (RFC 7118) are handlers added there. Start reading at {@link
 * org.patchbay.proxy.transport.netty.NettyStreams}.
 */
package org.patchbay.proxy.transport.netty;
