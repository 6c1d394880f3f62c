/**
 * The media plane: RTP and RTCP between the legs of calls. Datagrams arrive at port pairs ({@code
 * port}), become packets ({@code rtp}), pass the checks of a leg's endpoint ({@code endpoint}) and
 * reach the other leg over a bridge ({@code bridge}), which relays or transcodes them; {@code
 * source} has what speaks and listens without another leg: tones, players, echo, digits. Whoever
 * negotiated the session tells an endpoint its formats and addresses; SIP is not seen here.
 *
 * <p>A media session and everything that it is bridged with belong to one event loop and are
 * touched on its thread alone. The path of a packet allocates nothing and logs nothing. RFC 3550,
 * 3551, 3389, 4733, 4961, 5761. Start reading at {@link org.patchbay.media.endpoint.RtpEndpoint}.
 */
package org.patchbay.media;
