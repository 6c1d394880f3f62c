/**
 * The whole server on the virtual clock: proxy, media processor and the hop between them on a host
 * of the simulated network, with phones and trunks that write SIP as text and send RTP octet by
 * octet.
 *
 * <p>A test is a call flow that {@link org.patchbay.server.world.Scene} plays on several seeds,
 * over good links and over bad ones; what it leaves behind is checked each time. RFC 3261, RFC 3264
 * and RFC 3550 as seen from outside. Start reading at {@code TrunkCallTest}.
 */
package org.patchbay.server.world;
