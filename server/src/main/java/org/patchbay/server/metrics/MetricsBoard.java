package org.patchbay.server.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Micrometer registry whose meters show what was last read. A meter is made when a metric is
 * first read with its labels. One thread at a time.
 */
final class MetricsBoard {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Place, Shown> shown = new HashMap<>();
  private final ShownHistogram answer = new ShownHistogram(Metric.ANSWER_TIME);
  private final ShownHistogram processing = new ShownHistogram(Metric.PROCESSING_TIME);

  private record Place(Metric metric, List<String> labels) {}

  /** What a meter shows. Micrometer asks for it. */
  private static final class Shown {
    private volatile double value;

    double value() {
      return value;
    }
  }

  MetricsBoard() {
    registry.throwExceptionOnRegistrationFailure();
    registry.getPrometheusRegistry().register(answer);
    registry.getPrometheusRegistry().register(processing);
  }

  /** Shows these readings from now on. */
  void show(ServerReadings readings) {
    readings.all().forEach(this::show);
    ProcessReadings.now().forEach(this::show);
    answer.show(readings.proxy().answer());
    processing.show(readings.proxy().processing());
  }

  private void show(Reading reading) {
    Place place = new Place(reading.metric(), reading.labels());
    shown.computeIfAbsent(place, this::meter).value = reading.value();
  }

  private Shown meter(Place place) {
    Shown meter = new Shown();
    Metric metric = place.metric();
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < place.labels().size(); i++) {
      tags.add(Tag.of(metric.labels().get(i), place.labels().get(i)));
    }
    switch (metric.kind()) {
      case COUNTER ->
          FunctionCounter.builder(metric.stem(), meter, Shown::value)
              .tags(tags)
              .description(metric.meaning())
              .register(registry);
      case GAUGE ->
          Gauge.builder(metric.stem(), meter, Shown::value)
              .tags(tags)
              .description(metric.meaning())
              .register(registry);
      case HISTOGRAM -> throw new IllegalArgumentException(metric + " is no single value");
    }
    return meter;
  }

  /** Everything in Prometheus' text format, version 0.0.4. */
  String text() {
    return registry.scrape();
  }
}
