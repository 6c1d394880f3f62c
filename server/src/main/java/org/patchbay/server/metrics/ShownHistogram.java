package org.patchbay.server.metrics;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.patchbay.proxy.metrics.LatencyHistogram;

/**
 * A histogram that was counted elsewhere. Micrometer has no meter for one: its own want each
 * duration by itself, which would cost the loop what its buckets save. So this one stands in the
 * registry beneath Micrometer's.
 */
final class ShownHistogram implements Collector {
  private final Metric metric;
  private volatile LatencyHistogram.Snapshot shown =
      new LatencyHistogram.Snapshot(List.of(), List.of(0L), 0);

  ShownHistogram(Metric metric) {
    this.metric = metric;
  }

  void show(LatencyHistogram.Snapshot snapshot) {
    shown = snapshot;
  }

  @Override
  public MetricSnapshot collect() {
    LatencyHistogram.Snapshot now = shown;
    List<Double> bounds = new ArrayList<>(now.bounds());
    bounds.add(Double.POSITIVE_INFINITY);
    return HistogramSnapshot.builder()
        .name(metric.stem())
        .help(metric.meaning())
        .dataPoint(
            HistogramSnapshot.HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, now.counts()))
                .sum(now.sum())
                .build())
        .build();
  }
}
