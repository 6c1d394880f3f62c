/**
 * The answer to "where would this call go, and why?".
 *
 * <p>Arrives: who calls and whom. Leaves: an {@link org.patchbay.server.explain.Explanation}, made
 * by the same routing that serves calls, as text or as JSON. It is computed by the running server
 * (which knows who is registered) through the control socket, or by the command line from
 * configuration files. No state, any thread. Start reading at {@code Explanation}.
 */
package org.patchbay.server.explain;
