/**
 * Tests on the wire: the launcher starts a real server on free loopback ports, and real peers speak
 * to it.
 *
 * <p>Peers are Debian's baresip (registers, calls, stands as a trunk, records what it hears), and
 * {@link org.patchbay.server.wire.SipPeer} and {@link org.patchbay.server.wire.RtpPeer}, which say
 * message by message what a test tells them (strangers, trunks, forgeries, keys); tcpdump sees what
 * crossed the loopback device. Everything runs on loopback addresses of its own, or in {@link
 * org.patchbay.server.wire.NetworkNamespace}s where a NAT is wanted. What is waited for arrives in
 * a queue from a reader thread; nothing sleeps. {@link org.patchbay.server.wire.WireScene} owns the
 * processes of one test and prints their logs when it fails. RFC 3261 and RFC 3550 as seen from
 * outside. Start reading at {@code TrunkCallTest}.
 */
package org.patchbay.server.wire;
