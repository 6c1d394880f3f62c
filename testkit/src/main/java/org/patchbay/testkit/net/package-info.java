/**
 * The simulated network: what the product sends through {@link org.patchbay.loop.Datagrams} and
 * {@link org.patchbay.loop.Streams} arrives, late, twice or not at all, at another node of the same
 * {@link org.patchbay.testkit.net.SimNetwork}, as the seed decides. It carries octets and knows
 * nothing of SIP; a {@link org.patchbay.testkit.net.WireTap} sees everything. Addresses are
 * ordinary IPv4 and IPv6 addresses, of which none is ever touched. Start reading at {@code
 * SimNetwork}.
 */
package org.patchbay.testkit.net;
