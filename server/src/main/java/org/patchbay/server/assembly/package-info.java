/**
 * Where everything is put together: settings and a data directory become a running server.
 *
 * <p>{@link org.patchbay.server.assembly.ServerAssembly} is what the command line calls; {@link
 * org.patchbay.server.assembly.RunningServer} owns the loops, the proxy and the media processor on
 * them, the journal and the control socket, and takes them down in the opposite order. {@code
 * ProxyAssembly} and {@code CallAssembly} say what the configuration means for the two. Runs on the
 * main thread; what belongs to a loop is done {@code OnLoop}. Start reading at {@code
 * RunningServer}.
 */
package org.patchbay.server.assembly;
