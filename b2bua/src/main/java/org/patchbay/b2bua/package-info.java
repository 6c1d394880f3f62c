/**
 * The back-to-back user agent: calls whose two ends never see each other.
 *
 * <p>Package {@code signaling} turns SIP messages of the proxy into events, {@code leg} keeps the
 * dialog with one party, {@code sdp} negotiates media, {@code trunk} says where a call goes and
 * what follows a refusal, and {@code call} joins two legs. Each call runs on one loop. Start
 * reading at package {@code call}.
 */
package org.patchbay.b2bua;
