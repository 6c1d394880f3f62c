/**
 * Pairs of UDP ports for RTP and RTCP out of a configured range. Who begins a call takes a pair and
 * gives it back at the end; the sockets stay open in between. Each pool belongs to one loop, on
 * whose thread everything arrives and everything is called. RFC 3550 §11. Start reading at {@link
 * org.patchbay.media.port.PortPairs}.
 */
package org.patchbay.media.port;
