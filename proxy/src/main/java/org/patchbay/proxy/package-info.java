/**
 * The signalling controller: an RFC 3261 proxy and registrar on one loop.
 *
 * <p>{@link org.patchbay.proxy.SignallingController} puts the layers together and takes what arrives:
 * octets from the transport, read as a message, matched to a transaction, and if it is new, given to
 * the {@code ProxyCore}, which asks the routing chain. Start reading there.
 */
package org.patchbay.proxy;
