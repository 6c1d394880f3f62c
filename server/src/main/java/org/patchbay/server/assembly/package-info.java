/**
 * Where everything is put together: settings and a data directory become a running server.
 *
 * <p>{@link org.patchbay.server.assembly.ServerAssembly} is what the command line calls; {@link
 * org.patchbay.server.assembly.RunningServer} owns the loop, the proxy on it, the journal and the
 * control socket, and takes them down in the opposite order. Runs on the main thread; what belongs
 * to the loop is handed to it. Start reading at {@code RunningServer}.
 */
package org.patchbay.server.assembly;
