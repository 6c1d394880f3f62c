/**
 * Finding the next hop of a name (RFC 3263, RFC 2782).
 *
 * <p>The forwarder hands over a {@link org.patchbay.proxy.locating.NamedServer}, which is what a
 * URI says of its host, port and transport; {@link org.patchbay.proxy.locating.ServerLocator} asks
 * a {@link org.patchbay.proxy.locating.Dns} for NAPTR, SRV, A and AAAA records, through a {@link
 * org.patchbay.proxy.locating.DnsCache}, and gives back a list of {@link
 * org.patchbay.proxy.locating.Candidate}s in the order in which they are to be tried, those last
 * that {@link org.patchbay.proxy.locating.UnavailableHosts} knows to have failed.
 *
 * <p>Everything runs on one loop and nothing waits. Start reading at {@code ServerLocator}.
 */
package org.patchbay.proxy.locating;
