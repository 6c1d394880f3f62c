/**
 * RTP and RTCP on the wire (RFC 3550), and telephone events (RFC 4733). Octets arrive in the buffer
 * of a socket and are read where they lie; what is known of a stream from them (order, loss,
 * jitter) is kept in preallocated numbers. No sockets, no clock, no thread of its own: everything
 * here belongs to whoever holds it. Start reading at {@link org.patchbay.media.rtp.RtpPacket}, then
 * {@link org.patchbay.media.rtp.Reception}.
 */
package org.patchbay.media.rtp;
