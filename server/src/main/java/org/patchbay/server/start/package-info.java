/**
 * What a start does beside SIP.
 *
 * <p>Arrives: a data directory, perhaps not there yet, and what the configuration says about users.
 * Leaves: the directory locked, users to register (two are made up when there are none), the secret
 * key, the control socket, and the text that tells a newcomer what to type into a phone. Runs once,
 * on the main thread, before any loop has work. Start reading at {@link
 * org.patchbay.server.start.Home}.
 */
package org.patchbay.server.start;
