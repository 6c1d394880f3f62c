/**
 * TCP, TLS and WebSocket connections on Netty: the real {@link org.patchbay.loop.Streams} (RFC 3261
 * §18, RFC 7118).
 *
 * <p>One Netty thread accepts, reads and writes the sockets; it decides nothing. What it reads goes
 * as {@link org.patchbay.proxy.transport.netty.Arrival}s through a stream's inbox to the loop that
 * owns the streams, where handlers are told; what the loop writes is gathered and handed to Netty
 * once a turn. A peer that sends faster than the loop takes is no longer read from; one that reads
 * slower than we write is closed. {@code Admission} decides at accept who has too many connections,
 * and {@code Handshakes} how many TLS handshakes are under way; in both the oldest that has come to
 * nothing yet makes room (docs/adr/0019).
 *
 * <p>The pipeline of every connection is made in {@code StreamInitializer}: TLS (RFC 3261 §26.2.1),
 * whose engines come from {@link org.patchbay.proxy.transport.TlsEngines}, then {@code
 * WebSocketUpgrade}. Start reading at {@link org.patchbay.proxy.transport.netty.NettyStreams}.
 */
package org.patchbay.proxy.transport.netty;
