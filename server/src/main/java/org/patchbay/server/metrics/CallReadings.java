package org.patchbay.server.metrics;

import static org.patchbay.server.metrics.Metric.CALLS;
import static org.patchbay.server.metrics.Metric.LEGS;
import static org.patchbay.server.metrics.Metric.PACKETS;
import static org.patchbay.server.metrics.Metric.PORT_PAIRS;
import static org.patchbay.server.metrics.Metric.TRUNK_ATTEMPTS;
import static org.patchbay.server.metrics.Metric.TRUNK_UP;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patchbay.server.calls.CallCounts;

/** What the media processor counted, as readings. */
final class CallReadings {
  private CallReadings() {}

  static List<Reading> of(CallCounts calls) {
    List<Reading> readings = new ArrayList<>();
    readings.add(Reading.of(CALLS, calls.calls()));
    readings.add(Reading.of(LEGS, calls.legs()));
    readings.add(Reading.of(PORT_PAIRS, calls.portsTaken(), "taken"));
    readings.add(Reading.of(PORT_PAIRS, calls.portsLeft(), "left"));
    readings.add(Reading.of(PACKETS, calls.packetsReceived(), "received"));
    readings.add(Reading.of(PACKETS, calls.packetsSent(), "sent"));
    calls
        .attempts()
        .forEach(
            count ->
                readings.add(
                    Reading.of(
                        TRUNK_ATTEMPTS,
                        count.attempts(),
                        count.target(),
                        count.outcome().name().toLowerCase(Locale.ROOT))));
    calls.peers().forEach((peer, up) -> readings.add(Reading.of(TRUNK_UP, up ? 1 : 0, peer)));
    return readings;
  }
}
