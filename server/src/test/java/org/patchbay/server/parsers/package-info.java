/**
 * Two parsers read what passes the hop inwards (docs/adr/0015): the proxy's and JAIN-SIP behind the
 * fence of {@code org.patchbay.b2bua.signaling}. Here the whole proxy and the B2BUA's signalling
 * stand in one simulated world ({@link org.patchbay.server.parsers.HopWorld}); torture messages
 * (RFC 4475, RFC 5118) and messages broken at random are sent to the proxy, and what both ends of
 * the hop read is compared ({@link org.patchbay.server.parsers.Reading}). They agree, or the
 * message is refused. Start reading at {@link org.patchbay.server.parsers.ParsersAgreeTest}.
 */
package org.patchbay.server.parsers;
