/**
 * Looking up names for the proxy.
 *
 * <p>A question of the proxy arrives on its loop and is answered there; what has to wait does so on
 * the threads {@code names}. {@link org.patchbay.server.names.SystemNames} decides who is asked:
 * the machine, about names that are its own (the hosts file, {@code localhost}, {@code .local}), or
 * DNS servers, by a {@link org.patchbay.server.names.DnsClient} over dnsjava, which stays in this
 * package. RFC 1035, RFC 2308, RFC 3403, RFC 2782, RFC 5452. Start reading at {@code SystemNames}.
 */
package org.patchbay.server.names;
