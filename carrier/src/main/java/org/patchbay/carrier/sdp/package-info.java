/**
 * Session descriptions of the simulated carrier, as text: one audio stream in PCMU or PCMA, with
 * telephone events. The peer's offer or answer arrives and becomes {@link
 * org.patchbay.carrier.sdp.RemoteAudio}; our own leaves {@link
 * org.patchbay.carrier.sdp.LocalDescription}. Values and functions without a thread of their own;
 * what cannot be read or used is an empty Optional. RFC 8866, RFC 3264, RFC 4733 §2.4. Start
 * reading at {@code RemoteAudio}.
 */
package org.patchbay.carrier.sdp;
