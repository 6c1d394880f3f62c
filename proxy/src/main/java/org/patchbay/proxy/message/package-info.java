/**
 * SIP messages as the octets that arrived (RFC 3261 §7, §20, §25).
 *
 * <p>{@link org.patchbay.proxy.message.SipParser} indexes a datagram or a frame: where the start
 * line and each header's name and value lie. Nothing is copied and no value is parsed until someone
 * asks; then a reusable view ({@link org.patchbay.proxy.message.Via}, {@link
 * org.patchbay.proxy.message.NameAddr}, {@link org.patchbay.proxy.message.SipUri}) reads it in
 * place. {@link org.patchbay.proxy.message.RequestHead} says whether a request is sound enough to
 * act upon. What leaves is spliced from what came in by {@link
 * org.patchbay.proxy.message.RequestEditor} and {@link org.patchbay.proxy.message.ResponseWriter}.
 *
 * <p>Everything here is used on one loop's thread; messages and views are reused and allocate
 * nothing on the way of a call. A fault in a message is a {@link
 * org.patchbay.proxy.message.Refusal}, never an exception. Start reading at {@code SipMessage}.
 */
package org.patchbay.proxy.message;
