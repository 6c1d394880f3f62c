/**
 * A simulated carrier: a SIP peer of its own, with numbers to try. It is reached like any carrier,
 * by SIP and RTP on sockets of its own, and shares no class with the media processor whose peer it
 * plays. {@link org.patchbay.carrier.SimulatedCarrier} puts it together; {@code line} has what
 * answers each number, {@code call} its calls, {@code sip} a plain user agent, {@code sdp} session
 * descriptions. Everything happens on one loop, the carrier's own. RFC 3261, RFC 3264, RFC 3550,
 * RFC 4733. Start reading at {@code SimulatedCarrier}.
 */
package org.patchbay.carrier;
