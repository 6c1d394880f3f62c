/**
 * The data directory: the one place where a server keeps what it must not lose.
 *
 * <p>Arrives: a path. Leaves: the names of the files in it, the secret key, the digest realm, and
 * the lock that keeps a second server out. Everything is created with mode 0600 in a directory of
 * mode 0700, and replaced by renaming, so that a killed process leaves the old file or the new one.
 * Called on the main thread and on those of the command line, never on a loop. Start reading at
 * {@link org.patchbay.server.data.DataDirectory}.
 */
package org.patchbay.server.data;
