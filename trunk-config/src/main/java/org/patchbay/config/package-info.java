/**
 * Configuration files as a tree that knows where each of its values was written.
 *
 * <p>Paths of YAML files arrive; {@link org.patchbay.config.YamlTree} reads them with a streaming
 * parser into one tree of {@link org.patchbay.config.Node}s, each with its file, line, column and
 * path, and merges them in their order: maps deeply, lists and scalars of the later file replace.
 * {@link org.patchbay.config.MapReader} then reads typed values out of the tree by means of {@link
 * org.patchbay.config.Syntax}es. Everything that is wrong leaves as a {@link
 * org.patchbay.config.Problem} in one {@link org.patchbay.config.Problems} list, all of them at
 * once, and never with a secret in it. Runs on the thread that starts the program; reads files
 * only, never the network and never DNS. Start reading at {@code MapReader}. Address syntax is that
 * of RFC 3986 §3.2.2 and RFC 4632.
 */
package org.patchbay.config;
