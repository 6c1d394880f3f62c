/**
 * The signalling controller: an RFC 3261 proxy and registrar on one loop.
 *
 * <p>Octets arrive from the transport at the {@code MessageReceiver}, which reads them as a message
 * and gives it to the transactions. What is new goes from there to the {@code ProxyCore}, which
 * asks the routing chain, and has the forwarder send it on; {@code LoadShedding} answers what there
 * is no time for. {@link org.patchbay.proxy.SignallingController} puts the layers together and is
 * what the server sees of them. All of it runs on the loop that it was made with. RFC 3261 §16.
 * Start reading at {@code MessageReceiver}.
 */
package org.patchbay.proxy;
