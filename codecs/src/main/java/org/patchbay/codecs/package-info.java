/**
 * Audio codecs: 16-bit mono PCM on one side, RTP payloads on the other.
 *
 * <p>{@link org.patchbay.codecs.Codec} names what can be offered in SDP (PCMU and PCMA of RFC 3551
 * and ITU-T G.711, Opus of RFC 6716 as carried by RFC 7587) and makes {@link
 * org.patchbay.codecs.AudioEncoder}s and {@link org.patchbay.codecs.AudioDecoder}s that speak PCM
 * at 8000, 16000 or 48000 Hz. Payload bytes arrive from a stranger: a payload that cannot be
 * decoded is counted and concealed, never thrown. Each encoder and decoder belongs to one direction
 * of one stream and to one thread at a time; none of them allocates for a frame, apart from what
 * the Opus library does inside. G.711 to G.711 needs no PCM at all: {@link
 * org.patchbay.codecs.G711Law#toOtherLaw}. Start reading at {@code Codec}.
 */
package org.patchbay.codecs;
