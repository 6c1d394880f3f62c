package org.patchbay.server.metrics;

import static org.patchbay.server.metrics.Metric.CPU_SECONDS;
import static org.patchbay.server.metrics.Metric.GC_COLLECTIONS;
import static org.patchbay.server.metrics.Metric.GC_SECONDS;
import static org.patchbay.server.metrics.Metric.MEMORY_COMMITTED;
import static org.patchbay.server.metrics.Metric.MEMORY_MAX;
import static org.patchbay.server.metrics.Metric.MEMORY_USED;
import static org.patchbay.server.metrics.Metric.THREADS;
import static org.patchbay.server.metrics.Metric.UPTIME;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;

/** What the JVM says of itself and of its process. */
final class ProcessReadings {
  private static final double MILLIS_A_SECOND = 1e3;
  private static final double NANOS_A_SECOND = 1e9;

  private ProcessReadings() {}

  static List<Reading> now() {
    List<Reading> readings = new ArrayList<>();
    memory("heap", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage(), readings);
    memory("nonheap", ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage(), readings);
    ManagementFactory.getGarbageCollectorMXBeans()
        .forEach(
            collector -> {
              String name = collector.getName();
              readings.add(Reading.of(GC_COLLECTIONS, collector.getCollectionCount(), name));
              double seconds = collector.getCollectionTime() / MILLIS_A_SECOND;
              readings.add(Reading.of(GC_SECONDS, seconds, name));
            });
    readings.add(Reading.of(THREADS, ManagementFactory.getThreadMXBean().getThreadCount()));
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      readings.add(Reading.of(CPU_SECONDS, system.getProcessCpuTime() / NANOS_A_SECOND));
    }
    double uptime = ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS_A_SECOND;
    readings.add(Reading.of(UPTIME, uptime));
    return readings;
  }

  private static void memory(String area, MemoryUsage usage, List<Reading> readings) {
    readings.add(Reading.of(MEMORY_USED, usage.getUsed(), area));
    readings.add(Reading.of(MEMORY_COMMITTED, usage.getCommitted(), area));
    readings.add(Reading.of(MEMORY_MAX, usage.getMax(), area));
  }
}
