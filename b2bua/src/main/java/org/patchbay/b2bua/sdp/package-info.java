/**
 * Session descriptions, and the agreement on media that two of them make.
 *
 * <p>The body of a message arrives as text and becomes a {@link
 * org.patchbay.b2bua.sdp.SessionDescription} by {@link org.patchbay.b2bua.sdp.SdpReader}, which
 * forgives what peers get wrong; {@link org.patchbay.b2bua.sdp.SdpWriter} writes ours exactly (RFC
 * 8866). {@link org.patchbay.b2bua.sdp.Offer} makes the offer to one party from what the other
 * offered, {@link org.patchbay.b2bua.sdp.AnswerToOurs} reads what came back, and {@link
 * org.patchbay.b2bua.sdp.Answer} answers the other (RFC 3264). Nothing of one party's description
 * is copied to the other but codecs, their parameters, packet time and direction: no address, no
 * origin. Everything here is a value or a pure function: any thread may call it. Start reading at
 * {@code RemoteAudio}, then {@code Offer}.
 */
package org.patchbay.b2bua.sdp;
