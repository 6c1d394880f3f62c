/**
 * A plain user agent over the transactions of {@code org.patchbay.proxy.transaction}: what RFC 3261
 * has above them at the ends of a call. Requests arrive from the sockets as {@link
 * org.patchbay.carrier.sip.SipRequest}; an INVITE as a {@link
 * org.patchbay.carrier.sip.ServerInvite}, which is answered with one of its methods and has its 2xx
 * sent again until the ACK. Requests of ours leave by {@link org.patchbay.carrier.sip.UserAgent},
 * an INVITE as a {@link org.patchbay.carrier.sip.ClientInvite}. Everything that begins a dialog is
 * answered or sent to the place that its INVITE came from: a carrier talks to the server, not to
 * whoever a Contact names. All on one loop. RFC 3261 §8, §12 to §15. Start reading at {@code
 * UserAgent}.
 */
package org.patchbay.carrier.sip;
