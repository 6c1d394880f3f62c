package org.patchbay.server.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the server is.
 *
 * @param ready whether every listener is open
 * @param pid its process
 * @param uptime since the start of its JVM, in whole seconds on the wire
 * @param counts named gauges, as {@code users}, {@code registrations}, {@code transactions}
 */
public record ServerStatus(boolean ready, long pid, Duration uptime, Map<String, Long> counts) {

  /** As lines {@code name value}. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("ready " + ready);
    lines.add("pid " + pid);
    lines.add("uptime " + uptime.toSeconds());
    counts.forEach((name, value) -> lines.add(name + " " + value));
    return lines;
  }

  /** Reads what {@link #lines} wrote; unknown or missing lines do no harm. */
  public static ServerStatus parse(List<String> lines) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line : lines) {
      int space = line.indexOf(' ');
      if (space > 0) {
        fields.put(line.substring(0, space), line.substring(space + 1));
      }
    }
    boolean ready = Boolean.parseBoolean(fields.remove("ready"));
    long pid = number(fields.remove("pid"));
    Duration uptime = Duration.ofSeconds(number(fields.remove("uptime")));
    Map<String, Long> counts = new LinkedHashMap<>();
    fields.forEach((name, value) -> counts.put(name, number(value)));
    return new ServerStatus(ready, pid, uptime, counts);
  }

  private static long number(String text) {
    return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }
}
