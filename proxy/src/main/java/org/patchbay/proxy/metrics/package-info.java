/**
 * What the proxy of one loop has done, in numbers.
 *
 * <p>Arrives: a call for each thing to count, from the layers above and on their thread, the
 * loop's. Leaves: {@link org.patchbay.proxy.metrics.SignallingSnapshot}, an immutable copy, made on
 * the loop when somebody asks. Counting adds to plain longs: it takes no lock, makes no object and
 * knows no metrics library. Start reading at {@link org.patchbay.proxy.metrics.SignallingCounts}.
 */
package org.patchbay.proxy.metrics;
