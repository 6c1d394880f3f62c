package org.patchbay.server.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.patchbay.trunks.DialPlan;

/**
 * Everything that the configuration says, with the defaults where it is silent.
 *
 * @param domain the SIP domain that is served, in lower case; none means the primary address
 * @param users by name, in the order of the files
 * @param dialPlan of the sections {@code cloudCalling} and {@code sipInterface}
 */
public record Settings(
    Optional<String> domain,
    SipSettings sip,
    RegistrarSettings registrar,
    MediaSettings media,
    CallSettings calls,
    Map<String, UserSettings> users,
    DialPlan dialPlan) {

  public Settings {
    users = Collections.unmodifiableMap(new LinkedHashMap<>(users));
  }

  /** The settings without any file. */
  public static Settings defaults() {
    return new Settings(
        Optional.empty(),
        SipSettings.DEFAULT,
        RegistrarSettings.DEFAULT,
        MediaSettings.DEFAULT,
        CallSettings.DEFAULT,
        Map.of(),
        DialPlan.empty());
  }
}
