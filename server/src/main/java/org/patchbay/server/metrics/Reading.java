package org.patchbay.server.metrics;

import java.util.List;

/**
 * What a counter or gauge says now.
 *
 * @param labels a value for each of the metric's labels, in their order
 */
public record Reading(Metric metric, List<String> labels, double value) {
  public Reading {
    labels = List.copyOf(labels);
    if (labels.size() != metric.labels().size()) {
      throw new IllegalArgumentException(metric + " has the labels " + metric.labels());
    }
  }

  /** A reading with these values of its metric's labels. */
  public static Reading of(Metric metric, double value, String... labels) {
    return new Reading(metric, List.of(labels), value);
  }
}
