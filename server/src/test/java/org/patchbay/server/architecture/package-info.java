/**
 * What holds of the project as a whole: which way dependencies point, what no class may do, how
 * things are named, and that the documents speak of what is there.
 *
 * <p>Classes are read from the class path ({@link
 * org.patchbay.server.architecture.ProductionClasses}), what a compiler drops from the folder of
 * the project ({@link org.patchbay.server.architecture.Project}). Nothing is started.
 */
package org.patchbay.server.architecture;
