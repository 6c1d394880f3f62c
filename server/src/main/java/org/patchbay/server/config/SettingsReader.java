package org.patchbay.server.config;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.patchbay.config.Durations;
import org.patchbay.config.HostName;
import org.patchbay.config.IpAddresses;
import org.patchbay.config.MapReader;
import org.patchbay.config.SipTransport;
import org.patchbay.config.Syntax;
import org.patchbay.proxy.protection.ProtectionSettings;
import org.patchbay.proxy.routing.RedirectPolicy;
import org.patchbay.server.tls.TlsSettings;
import org.patchbay.trunks.DialPlan;
import org.patchbay.trunks.DialPlanReader;
import org.patchbay.trunks.Link;
import org.patchbay.trunks.Peer;
import org.patchbay.trunks.PhoneNumber;

/**
 * The table of all keys: one method or one reader a section, each key with its syntax and default.
 * The keys of {@code cloudCalling} and {@code sipInterface} are in {@link DialPlanReader}.
 */
final class SettingsReader {

  private static final Syntax<Duration> PING_INTERVAL =
      Durations.between(Duration.ofSeconds(1), Duration.ofHours(1));

  private static final Syntax<Integer> A_SECOND = Syntax.wholeNumber(0, 1_000_000);
  private static final Syntax<Integer> FAILURES = Syntax.wholeNumber(0, 10_000);

  private static final Syntax<Duration> BAN =
      Durations.between(Duration.ofSeconds(1), Duration.ofHours(24));
  private static final Syntax<RedirectPolicy> REDIRECTS =
      Syntax.oneOf(
          Map.of(
              "never", RedirectPolicy.NEVER,
              "users", RedirectPolicy.USERS,
              "all", RedirectPolicy.ALL));

  private final Predicate<String> otherUsers;

  /**
   * Reads settings.
   *
   * @param otherUsers whether a name is that of a user whom the files do not hold
   */
  SettingsReader(Predicate<String> otherUsers) {
    this.otherUsers = otherUsers;
  }

  Settings read(MapReader root) {
    Optional<String> domain = root.value("domain", HostName.SYNTAX);
    SipSettings sip = SipReader.read(root);
    RegistrarSettings registrar = RegistrarReader.read(root);
    MediaSettings media = MediaReader.read(root);
    CallSettings calls = root.section("calls", this::calls);
    DnsSettings dns = root.section("dns", this::dns);
    ProtectionSettings protection = root.section("protection", this::protection);
    Users users = root.section("users", all -> new Users(users(all), all.names()));
    DialPlan plan = DialPlanReader.read(root, otherUsers.or(users.written::contains));
    Optional<SimulatedCarrierSettings> simulated = SimulatedCarrierReader.read(root);
    MetricsSettings metrics =
        root.section(
            "metrics",
            section -> new MetricsSettings(section.value("listen", IpAddresses.WITH_A_PORT)));
    TlsSettings tls = TlsReader.read(root, Instant.now());
    refuseTrunksWithoutListener(root, sip, plan);
    return new Settings(
        domain,
        sip,
        tls,
        registrar,
        media,
        calls,
        dns,
        protection,
        users.good,
        plan,
        simulated,
        metrics);
  }

  /** A connection that we open shows the certificate, and is answered on, as one that we accept. */
  private static void refuseTrunksWithoutListener(MapReader root, SipSettings sip, DialPlan plan) {
    Stream.<Peer>concat(plan.trunks().stream(), plan.carriers().stream())
        .filter(peer -> peer.link().transport() == SipTransport.TLS)
        .filter(peer -> sip.listen().stream().noneMatch(at -> at.transport() == SipTransport.TLS))
        .findFirst()
        .ifPresent(
            peer ->
                root.problem(
                    "sip",
                    "has no listener over tls, which " + peer.name() + " needs",
                    "add one to sip.listen, as tls:192.0.2.10:5061"));
  }

  private CallSettings calls(MapReader section) {
    CallSettings silent = CallSettings.DEFAULT;
    return new CallSettings(
        section.value("mediaProcessor", MediaProcessing.SYNTAX).orElse(silent.mediaProcessor()),
        section.value("followRedirects", REDIRECTS).orElse(silent.redirects()),
        section.value("responseTimeout", Link.RESPONSE_TIMEOUT).orElse(silent.responseTimeout()),
        section.value("pingInterval", PING_INTERVAL).orElse(silent.pingInterval()));
  }

  private DnsSettings dns(MapReader section) {
    return section
        .distinctList("servers", IpAddresses.WITH_A_PORT)
        .map(DnsSettings::new)
        .orElse(DnsSettings.DEFAULT);
  }

  private ProtectionSettings protection(MapReader section) {
    ProtectionSettings silent = ProtectionSettings.DEFAULT;
    return new ProtectionSettings(
        section.value("requestsPerSource", A_SECOND).orElse(silent.requestsPerSource()),
        section.value("registrationsPerSource", A_SECOND).orElse(silent.registrationsPerSource()),
        section.value("failures", FAILURES).orElse(silent.failures()),
        section.value("ban", BAN).orElse(silent.ban()));
  }

  /**
   * The section {@code users}.
   *
   * @param good those that were read
   * @param written the names of all, so that a user with a problem is not also called unknown
   */
  private record Users(Map<String, UserSettings> good, Set<String> written) {}

  private Map<String, UserSettings> users(MapReader all) {
    return all.named(
        UserName.SYNTAX,
        (name, reader) -> {
          reader.holdsSecrets();
          Optional<Password> password = reader.required("password", Password.SYNTAX);
          Optional<PhoneNumber> number = reader.value("number", PhoneNumber.SYNTAX);
          return password.map(secret -> new UserSettings(name.value(), secret, number, name.at()));
        });
  }
}
