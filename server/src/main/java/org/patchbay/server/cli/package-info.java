/**
 * The command line: {@code patchbay run|check|explain|user|status}.
 *
 * <p>Arrives: arguments. Leaves: text on standard output, problems on standard error, an exit code
 * (0 done, 2 wrong configuration or usage, 1 anything else). Commands that concern users work on
 * the data directory and tell the running server, if one runs, through its control socket. What
 * only the assembled server can do is asked of an {@link org.patchbay.server.cli.Assembly}. Runs on
 * the main thread. Start reading at {@link org.patchbay.server.cli.CommandLineInterface}.
 */
package org.patchbay.server.cli;
