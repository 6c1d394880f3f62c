package org.patchbay.server.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.patchbay.proxy.protection.ProtectionSettings;
import org.patchbay.server.tls.TlsSettings;
import org.patchbay.trunks.DialPlan;

/**
 * Everything that the configuration says, with the defaults where it is silent.
 *
 * @param domain the SIP domain that is served, in lower case; none means the primary address
 * @param protection the limits for strangers
 * @param users by name, in the order of the files
 * @param dialPlan of the sections {@code cloudCalling} and {@code sipInterface}
 * @param simulatedCarrier what is to be started of it; none unless it is asked for
 * @param metrics what is shown to a monitoring system
 */
public record Settings(
    Optional<String> domain,
    SipSettings sip,
    TlsSettings tls,
    RegistrarSettings registrar,
    MediaSettings media,
    CallSettings calls,
    ProtectionSettings protection,
    Map<String, UserSettings> users,
    DialPlan dialPlan,
    Optional<SimulatedCarrierSettings> simulatedCarrier,
    MetricsSettings metrics) {

  public Settings {
    users = Collections.unmodifiableMap(new LinkedHashMap<>(users));
  }

  /** The settings of a file that says nothing. */
  public static Settings defaults() {
    return new Settings(
        Optional.empty(),
        SipSettings.DEFAULT,
        TlsSettings.DEFAULT,
        RegistrarSettings.DEFAULT,
        MediaSettings.DEFAULT,
        CallSettings.DEFAULT,
        ProtectionSettings.DEFAULT,
        Map.of(),
        DialPlan.empty(),
        Optional.empty(),
        MetricsSettings.DEFAULT);
  }

  /** The same with another dial plan, and a carrier that is started elsewhere or not at all. */
  public Settings with(DialPlan otherPlan, Optional<SimulatedCarrierSettings> otherCarrier) {
    return new Settings(
        domain,
        sip,
        tls,
        registrar,
        media,
        calls,
        protection,
        users,
        otherPlan,
        otherCarrier,
        metrics);
  }
}
