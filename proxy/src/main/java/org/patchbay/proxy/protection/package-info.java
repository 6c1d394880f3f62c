/**
 * What keeps strangers and floods from harming others' calls. Each message comes to {@link
 * org.patchbay.proxy.protection.Doorkeeper#admits} before it is parsed, and leaves as one to read,
 * to drop or to refuse; each new transaction comes to {@link
 * org.patchbay.proxy.protection.Overload#sheds} before it is made. What the layers above find out
 * about a source, wrong passwords, refusals and logins, comes back to the doorkeeper. All of it
 * runs on the proxy's loop, and all of it is of fixed size: a stranger makes nothing grow. RFC 3261
 * §21.5.4 and §26.3.2.4, RFC 6357. Start reading at {@code Doorkeeper}.
 */
package org.patchbay.proxy.protection;
