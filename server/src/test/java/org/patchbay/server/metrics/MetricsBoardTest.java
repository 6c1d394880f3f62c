package org.patchbay.server.metrics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.patchbay.b2bua.trunk.AttemptOutcome;
import org.patchbay.b2bua.trunk.TrunkAttempts;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.metrics.CredentialCheck;
import org.patchbay.proxy.metrics.SignallingCounts;
import org.patchbay.proxy.metrics.SignallingSnapshot;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.server.calls.CallCounts;

class MetricsBoardTest {
  private static final long MILLI = 1_000_000;

  private final SignallingCounts counts = new SignallingCounts();
  private final MetricsBoard board = new MetricsBoard();

  private String shown() {
    board.show(readings(counts.snapshot()));
    return board.text();
  }

  static ServerReadings readings(SignallingSnapshot proxy) {
    CallCounts calls =
        new CallCounts(
            3,
            6,
            6,
            94,
            1_000,
            900,
            List.of(new TrunkAttempts.Count("trunk sbc1", AttemptOutcome.TIMED_OUT, 2)),
            Map.of("trunk sbc1", false));
    List<Reading> protection =
        List.of(
            Reading.of(Metric.BANNED, 1),
            Reading.of(Metric.BANS, 2),
            Reading.of(Metric.TURNED_AWAY, 3),
            Reading.of(Metric.LIMITED, 4));
    return new ServerReadings(proxy, 11, 12, Map.of("tcp", 7), 4, 5, calls, protection);
  }

  private void shows(String line) {
    String text = shown();
    assertTrue(text.lines().anyMatch(line::equals), () -> line + " is not in\n" + text);
  }

  @Test
  void showsRequestsByMethodAndTransport() {
    counts.request(Method.INVITE, Transport.UDP);
    counts.request(Method.INVITE, Transport.UDP);
    shows("patchbay_sip_requests_total{method=\"INVITE\",transport=\"udp\"} 2.0");
  }

  @Test
  void showsResponsesByClassAndCode() {
    counts.responseSent("SIP/2.0 486 Busy Here".getBytes(), Transport.TCP);
    shows(
        "patchbay_sip_responses_total{class=\"4xx\",code=\"486\",direction=\"sent\","
            + "transport=\"tcp\"} 1.0");
  }

  @Test
  void showsRefusalsByReason() {
    counts.refused(Refusal.NO_SUCH_USER, Method.INVITE);
    shows("patchbay_sip_refusals_total{code=\"404\",reason=\"no_such_user\"} 1.0");
  }

  @Test
  void showsWrongPasswords() {
    counts.checked(CredentialCheck.WRONG);
    shows("patchbay_sip_credential_checks_total{outcome=\"wrong\"} 1.0");
  }

  @Test
  void takesARefusalForWantOfRoomForAShed() {
    counts.refused(Refusal.OVERLOADED, Method.INVITE);
    shows("patchbay_sip_sheds_total 1.0");
  }

  @Test
  void takesNoChallengeForARefusedRegistration() {
    counts.refused(Refusal.REGISTRATION_CREDENTIALS_WANTED, Method.REGISTER);
    shows("patchbay_registrar_registers_total{outcome=\"refused\"} 0.0");
  }

  @Test
  void showsHowAttemptsAtATrunkEnded() {
    shows("patchbay_trunk_attempts_total{outcome=\"timed_out\",target=\"trunk sbc1\"} 2.0");
    shows("patchbay_trunk_up{target=\"trunk sbc1\"} 0.0");
  }

  @Test
  void addsUpTheBucketsOfAHistogram() {
    counts.answered(MILLI);
    counts.answered(40 * MILLI);
    counts.answered(60_000 * MILLI);
    shows("patchbay_sip_answer_seconds_bucket{le=\"0.005\"} 1");
    shows("patchbay_sip_answer_seconds_bucket{le=\"0.05\"} 2");
    shows("patchbay_sip_answer_seconds_bucket{le=\"+Inf\"} 3");
    shows("patchbay_sip_answer_seconds_sum 60.041");
  }

  @Test
  void showsWhatRisesBetweenTwoLooks() {
    counts.retransmissionSent();
    shows("patchbay_sip_retransmissions_total{direction=\"sent\"} 1.0");
    counts.retransmissionSent();
    shows("patchbay_sip_retransmissions_total{direction=\"sent\"} 2.0");
  }
}
