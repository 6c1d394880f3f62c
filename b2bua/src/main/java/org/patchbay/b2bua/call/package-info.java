/**
 * Calls: two legs, what is said between them, and the media below them.
 *
 * <p>{@link org.patchbay.b2bua.call.CallDirectory} is told of every message and finds its leg; an
 * INVITE of nobody makes a {@link org.patchbay.b2bua.call.Call}, which asks where it is to go,
 * tries the targets in turn, joins the one that answers, passes changes of the session on (RFC 3261
 * §14, RFC 3264 §8) and ends both legs together. Media is reached through {@link
 * org.patchbay.b2bua.call.CallMedia}. Everything runs on the loop of the signalling stack. Start
 * reading at {@code Call}.
 */
package org.patchbay.b2bua.call;
