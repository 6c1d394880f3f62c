/**
 * What the server is told to be: every setting with its default, read from files, and what a
 * configuration means in words.
 *
 * <p>The paths given with {@code --config} arrive at {@link
 * org.patchbay.server.config.SettingsLoader}; either the {@link
 * org.patchbay.server.config.Settings} leave it, immutable and complete, or all the problems of the
 * files at once, each with its file and line. {@link org.patchbay.server.config.SettingsReader} is
 * the table of all keys: start reading there. {@link org.patchbay.server.config.PrimaryAddress}
 * picks the address to advertise where no listener names one; {@link
 * org.patchbay.server.config.CheckReport} is what {@code patchbay check} prints. Runs on the thread
 * that starts the program. A password never shows in a problem, a report or a {@code toString}.
 */
package org.patchbay.server.config;
