/**
 * How a wire log is shown: as a ladder, as text, or as a capture file for other programs.
 *
 * <p>Arrives: {@link org.patchbay.server.trace.WireRecord}s, one by one as they come. Leaves:
 * lines, or octets of a file. It runs in the process of the command line, on its one thread. What a
 * peer wrote reaches a terminal in printable characters alone. Start reading at {@link
 * org.patchbay.server.trace.show.WireView}.
 */
package org.patchbay.server.trace.show;
