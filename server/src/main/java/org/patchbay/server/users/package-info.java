/**
 * Who may register and call: names, telephone numbers and HA1s.
 *
 * <p>Arrives: what the command line adds and removes, kept in a file, and what configuration files
 * list under {@code users}. Leaves: {@link org.patchbay.server.users.Credentials}, an immutable map
 * that any thread reads without a lock and that is swapped as a whole. Passwords are never kept:
 * only the HA1 of RFC 7616 §3.4.2, for MD5 and for SHA-256. The file is read and written on the
 * main thread, the control thread and by the command line's own process, never on a loop. Start
 * reading at {@link org.patchbay.server.users.UserStore}.
 */
package org.patchbay.server.users;
