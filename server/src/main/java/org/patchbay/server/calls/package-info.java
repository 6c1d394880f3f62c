/**
 * The media processor as part of the server: the calls of {@code b2bua} over the ports, codecs and
 * bridges of {@code media}, behind the proxy.
 *
 * <p>SIP messages come from the proxy's loop over {@link org.patchbay.server.calls.InMemoryHop} and
 * go back over it; RTP comes and goes on the loop of the calls. {@link
 * org.patchbay.server.calls.RtpCallMedia} gives {@code b2bua} the media that it asks for. Start
 * reading at {@link org.patchbay.server.calls.MediaProcessor}.
 */
package org.patchbay.server.calls;
