/**
 * JAIN-SIP, fenced: the only package that knows its types.
 *
 * <p>SIP messages come and go as bytes at a {@link org.patchbay.b2bua.signaling.HopPort}, whose
 * other end is the proxy. JAIN-SIP parses them and keeps their transactions (RFC 3261 §17), without
 * dialogs, sockets, DNS or threads of its own: its timers are on the loop's wheel, its channel is
 * memory, its router knows one next hop. The hop loses nothing, so transactions behave as over TCP.
 * What JAIN-SIP reports is turned into the messages of package {@code leg} and handed over in a
 * task of its own on the loop, never within a callback. Everything here runs on one loop; a second
 * loop has a stack of its own. Start reading at {@link
 * org.patchbay.b2bua.signaling.SignalingStack}.
 */
package org.patchbay.b2bua.signaling;
