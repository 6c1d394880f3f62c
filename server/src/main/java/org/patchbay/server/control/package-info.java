/**
 * The control socket: how the command line talks to the server that runs.
 *
 * <p>Arrives: one request a connection, a line {@code COMMAND [ARGUMENTS]} of at most 4 KiB, on a
 * Unix domain socket of mode 0600 in the data directory. Leaves: lines that begin with {@code =},
 * then {@code ok} or {@code error TEXT}. A command is a {@link
 * org.patchbay.server.control.ControlCommand} under a name; {@link
 * org.patchbay.server.control.ControlServer} runs each request on a daemon thread of its own, never
 * on a loop, and knows nothing of what commands do. Start reading there.
 */
package org.patchbay.server.control;
