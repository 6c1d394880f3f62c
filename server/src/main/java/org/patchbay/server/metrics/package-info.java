/**
 * What a monitoring system reads: every metric by name, and the HTTP endpoint that shows them in
 * Prometheus' text format.
 *
 * <p>Arrives: a GET, and then what the loops answer when they are asked for their numbers, in plain
 * records. Leaves: text. All of it runs on the endpoint's own threads; Micrometer and the
 * Prometheus client are known in this package alone. A further source adds its names to {@link
 * org.patchbay.server.metrics.Metric} and its values to the readings. Start reading at {@link
 * org.patchbay.server.metrics.Metric}, then {@link org.patchbay.server.metrics.MetricsBoard}.
 */
package org.patchbay.server.metrics;
