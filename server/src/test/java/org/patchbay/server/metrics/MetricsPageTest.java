package org.patchbay.server.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.metrics.SignallingCounts;
import org.patchbay.proxy.transport.Transport;

/** docs/metrics.md says of every metric what it is, and of nothing else. */
class MetricsPageTest {
  private static final Path PAGE = Path.of("../docs/metrics.md");

  @Test
  void thePageIsTheCatalogue() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();
    assertEquals(
        Stream.of(Metric.values()).map(Metric::row).collect(Collectors.joining("\n")),
        String.join("\n", rows));
  }

  @Test
  void allOfTheCatalogueAndNothingElseIsShown() {
    SignallingCounts counts = new SignallingCounts();
    counts.request(Method.INVITE, Transport.UDP);
    counts.responseReceived(200, Transport.UDP);
    counts.refused(Refusal.LOOP, Method.INVITE);
    MetricsBoard board = new MetricsBoard();
    board.show(MetricsBoardTest.readings(counts.snapshot()));
    Set<String> shown =
        board
            .text()
            .lines()
            .filter(line -> line.startsWith("# TYPE "))
            .map(line -> line.split(" ")[2])
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> catalogue =
        Stream.of(Metric.values())
            .map(metric -> metric.row().split("`")[1])
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(catalogue, shown);
  }
}
