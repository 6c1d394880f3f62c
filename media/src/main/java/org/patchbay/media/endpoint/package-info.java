/**
 * One leg's media. Datagrams arrive at a port pair and go through the stages of a receive path to a
 * sink; what a bridge or a source sends leaves as one continuous stream of our own SSRC. An
 * endpoint is told what offer and answer settled, follows the peer to where its packets come from,
 * reports by RTCP, and tells when nothing is heard. All on its loop's thread. RFC 3550, 4961, 5761.
 * Start reading at {@link org.patchbay.media.endpoint.RtpEndpoint}.
 */
package org.patchbay.media.endpoint;
