/**
 * Tests on the wire: the launcher starts a real server on free loopback ports, and real peers speak
 * to it.
 *
 * <p>Peers are Debian's baresip (registers, calls, records what it hears), plain sockets that write
 * SIP as text (strangers and forgeries) and tcpdump (what crossed the loopback device). Everything
 * that is waited for arrives in a queue from a reader thread; nothing sleeps. {@link
 * org.patchbay.server.wire.WireScene} owns the processes of one test and prints their logs when it
 * fails. RFC 3261 and RFC 3550 as seen from outside. Start reading at {@code BaresipCallTest}.
 */
package org.patchbay.server.wire;
