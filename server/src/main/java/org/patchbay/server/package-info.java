/**
 * The program. {@link org.patchbay.server.Main} hands its arguments to the command line in {@code
 * cli}, which calls the {@code assembly}; everything else here is a part of one of the two.
 */
package org.patchbay.server;
