/**
 * The media of simulated parties: RTP (RFC 3550) written and read octet by octet. Start reading at
 * {@link org.patchbay.testkit.rtp.RtpParty}.
 */
package org.patchbay.testkit.rtp;
