/**
 * Digest access authentication (RFC 3261 §22, RFC 7616, RFC 8760).
 *
 * <p>A request arrives with the name of the header to look at; an {@link
 * org.patchbay.proxy.auth.Outcome} leaves, and on demand the header lines of a challenge. Nothing
 * is remembered of a challenge: its nonce carries its time and our signature, and only the counts
 * of nonces that came back with a right password are kept, in tables of fixed size. Passwords are
 * not known here, only HA1, and neither reaches a log.
 *
 * <p>Everything runs on one loop. Start reading at {@link
 * org.patchbay.proxy.auth.DigestAuthenticator}.
 */
package org.patchbay.proxy.auth;
