/**
 * Calls played before the first one comes.
 *
 * <p>A JVM runs code slowly until it has loaded its classes and compiled what is used often. A
 * server that has just started and gets 200 calls in its first second would keep them waiting until
 * they are sent again. So, while a server starts, a second one that has no sockets plays some calls
 * to a carrier over a network that is a map: the same proxy, hop, media processor and JAIN-SIP.
 * Nothing arrives from elsewhere and nothing leaves but warm code. It has a thread of its own, ends
 * by itself, and shares no object with the server that it warms. Start reading at {@link
 * org.patchbay.server.rehearsal.Rehearsal}.
 */
package org.patchbay.server.rehearsal;
