package org.patchbay.server.metrics;

import static org.patchbay.server.metrics.Metric.CREDENTIAL_CHECKS;
import static org.patchbay.server.metrics.Metric.REFUSALS;
import static org.patchbay.server.metrics.Metric.REGISTERS;
import static org.patchbay.server.metrics.Metric.REQUESTS;
import static org.patchbay.server.metrics.Metric.RESPONSES;
import static org.patchbay.server.metrics.Metric.RETRANSMISSIONS;
import static org.patchbay.server.metrics.Metric.SHEDS;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.metrics.SignallingSnapshot;

/** What the proxy counted, as readings. */
final class SignallingReadings {
  private SignallingReadings() {}

  static List<Reading> of(SignallingSnapshot proxy) {
    List<Reading> readings = new ArrayList<>();
    proxy
        .requests()
        .forEach(
            requests ->
                readings.add(
                    Reading.of(
                        REQUESTS,
                        requests.count(),
                        requests.method().name(),
                        requests.transport().parameter())));
    proxy.responses().forEach(responses -> addResponses(responses, readings));
    proxy.refusals().forEach((refusal, count) -> addRefusals(refusal, count, readings));
    readings.add(Reading.of(SHEDS, proxy.refusals().getOrDefault(Refusal.OVERLOADED, 0L)));
    proxy
        .checks()
        .forEach((check, count) -> readings.add(Reading.of(CREDENTIAL_CHECKS, count, word(check))));
    readings.add(Reading.of(RETRANSMISSIONS, proxy.retransmissionsReceived(), "received"));
    readings.add(Reading.of(RETRANSMISSIONS, proxy.retransmissionsSent(), "sent"));
    readings.add(Reading.of(REGISTERS, proxy.registersAccepted(), "accepted"));
    readings.add(Reading.of(REGISTERS, proxy.registersRefused(), "refused"));
    return readings;
  }

  private static void addResponses(SignallingSnapshot.Responses responses, List<Reading> readings) {
    String family = responses.status() / 100 + "xx";
    String code = String.valueOf(responses.status());
    String transport = responses.transport().parameter();
    if (responses.received() > 0) {
      readings.add(
          Reading.of(RESPONSES, responses.received(), "received", family, code, transport));
    }
    if (responses.sent() > 0) {
      readings.add(Reading.of(RESPONSES, responses.sent(), "sent", family, code, transport));
    }
  }

  /** A reason that never was is left out: there are many, and most never are. */
  private static void addRefusals(Refusal refusal, long count, List<Reading> readings) {
    if (count > 0) {
      String code = String.valueOf(refusal.status());
      readings.add(Reading.of(REFUSALS, count, code, word(refusal)));
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
