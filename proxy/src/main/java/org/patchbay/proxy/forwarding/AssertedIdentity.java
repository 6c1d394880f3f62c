package org.patchbay.proxy.forwarding;

/**
 * Who the caller is said to be in P-Asserted-Identity (RFC 3325).
 *
 * @param believed whether the sender may say so itself; else what it says is removed (§5)
 * @param value what this server asserts, in ASCII; null for nothing
 * @param isPrivate whether only trusted peers are told (§7)
 */
public record AssertedIdentity(boolean believed, byte[] value, boolean isPrivate) {}
