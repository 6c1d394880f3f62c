package org.patchbay.server.config;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.config.Cidr;
import org.patchbay.config.Durations;
import org.patchbay.config.HostName;
import org.patchbay.config.IpAddresses;
import org.patchbay.config.ListenAddress;
import org.patchbay.config.Located;
import org.patchbay.config.MapReader;
import org.patchbay.config.PortRange;
import org.patchbay.config.SipTransport;
import org.patchbay.config.Syntax;
import org.patchbay.proxy.auth.DigestAlgorithm;
import org.patchbay.proxy.protection.ProtectionSettings;
import org.patchbay.proxy.routing.RedirectPolicy;
import org.patchbay.server.tls.TlsSettings;
import org.patchbay.trunks.DialPlan;
import org.patchbay.trunks.DialPlanReader;
import org.patchbay.trunks.Link;
import org.patchbay.trunks.Peer;
import org.patchbay.trunks.PhoneNumber;

/**
 * The table of all keys: one method a section, each key with its syntax and default. The keys of
 * {@code cloudCalling} and {@code sipInterface} are in {@link DialPlanReader}, that of {@code
 * simulatedCarrier} in {@link SimulatedCarrierReader}, that of {@code tls} in {@link TlsReader}.
 */
final class SettingsReader {

  private static final Syntax<Duration> EXPIRES =
      Durations.between(Duration.ofSeconds(1), Duration.ofHours(24 * 7));

  private static final Syntax<Duration> MEDIA_TIMEOUT =
      Durations.between(Duration.ofSeconds(5), Duration.ofHours(24));

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

  /** As in a challenge (RFC 8760 §2). */
  private static final Syntax<DigestAlgorithm> DIGEST =
      Syntax.oneOf(
              Stream.of(DigestAlgorithm.values())
                  .collect(Collectors.toMap(DigestAlgorithm::token, Function.identity())))
          .notYet("SHA-512-256");

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
    SipSettings sip = root.section("sip", this::sip);
    RegistrarSettings registrar = root.section("registrar", this::registrar);
    MediaSettings media = root.section("media", this::media);
    CallSettings calls = root.section("calls", this::calls);
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

  private SipSettings sip(MapReader section) {
    SipSettings silent = SipSettings.DEFAULT;
    return new SipSettings(
        section
            .nonEmptyList("listen", ListenAddress.SYNTAX)
            .map(list -> once(section, list))
            .orElse(silent.listen()),
        blocks(section, "trusted"),
        section
            .nonEmptyList("digest", DIGEST)
            .map(list -> once(section, list))
            .orElse(silent.digest()),
        section
            .oneOrMore("advertise", IpAddresses.ADDRESS)
            .map(list -> advertised(section, list))
            .orElse(silent.advertise()));
  }

  private static Advertised advertised(MapReader section, List<Located<InetAddress>> list) {
    Advertised all = Advertised.NOTHING;
    for (Located<InetAddress> address : list) {
      if (address.value().isAnyLocalAddress() || address.value().isMulticastAddress()) {
        section.problem(
            address, "is not the address of one host", "write the address that peers can reach");
      } else if (all.inPlaceOf(address.value()).isPresent()) {
        section.problem(
            address, "is a second address of the same family", "write one of each at most");
      } else if (address.value() instanceof Inet4Address ipv4) {
        all = new Advertised(Optional.of(ipv4), all.ipv6());
      } else if (address.value() instanceof Inet6Address ipv6) {
        all = new Advertised(all.ipv4(), Optional.of(ipv6));
      }
    }
    return all;
  }

  private RegistrarSettings registrar(MapReader section) {
    RegistrarSettings silent = RegistrarSettings.DEFAULT;
    Duration least = section.value("minExpires", EXPIRES).orElse(silent.minExpires());
    Duration most = section.value("maxExpires", EXPIRES).orElse(larger(least, silent.maxExpires()));
    Duration usual =
        section
            .value("defaultExpires", EXPIRES)
            .orElse(within(least, silent.defaultExpires(), most));
    if (least.compareTo(most) > 0) {
      section.problem(
          "maxExpires",
          "is shorter than minExpires, which is " + Durations.text(least),
          "make it at least as long");
    } else if (usual.compareTo(least) < 0 || usual.compareTo(most) > 0) {
      section.problem(
          "defaultExpires",
          "is not between minExpires and maxExpires",
          "write a duration from " + Durations.text(least) + " to " + Durations.text(most));
    }
    return new RegistrarSettings(
        blocks(section, "openFrom"),
        least,
        most,
        usual,
        section.value("maxContacts", Syntax.wholeNumber(1, 1000)).orElse(silent.maxContacts()));
  }

  private MediaSettings media(MapReader section) {
    Optional<Located<InetAddress>> address = section.located("address", IpAddresses.ADDRESS);
    address
        .filter(a -> a.value().isAnyLocalAddress() || a.value().isMulticastAddress())
        .ifPresent(
            a ->
                section.problem(
                    a, "is not one address of this machine", "write the one that media uses"));
    Optional<PortRange> ports = section.value("ports", PortRange.SYNTAX);
    MediaSettings settings =
        new MediaSettings(
            address.map(Located::value),
            ports.orElse(MediaSettings.DEFAULT.ports()),
            section.value("timeout", MEDIA_TIMEOUT).orElse(MediaSettings.DEFAULT.timeout()));
    ports
        .filter(range -> settings.firstPort() > settings.lastPort())
        .ifPresent(
            range ->
                section.problem(
                    "ports",
                    "has room for no pair of an even port and the next",
                    "write a range as 20000-29999"));
    section.notYet("advertise");
    return settings;
  }

  private CallSettings calls(MapReader section) {
    CallSettings silent = CallSettings.DEFAULT;
    return new CallSettings(
        section.value("mediaProcessor", MediaProcessing.SYNTAX).orElse(silent.mediaProcessor()),
        section.value("followRedirects", REDIRECTS).orElse(silent.redirects()),
        section.value("responseTimeout", Link.RESPONSE_TIMEOUT).orElse(silent.responseTimeout()),
        section.value("pingInterval", PING_INTERVAL).orElse(silent.pingInterval()));
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

  private static List<Cidr> blocks(MapReader section, String key) {
    return section.list(key, Cidr.SYNTAX).orElse(List.of()).stream().map(Located::value).toList();
  }

  private static <T> List<T> once(MapReader section, List<Located<T>> list) {
    Set<T> seen = new HashSet<>();
    list.stream()
        .filter(element -> !seen.add(element.value()))
        .forEach(element -> section.problem(element, "is in the list already", "remove one"));
    return list.stream().map(Located::value).distinct().toList();
  }

  private static Duration larger(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Duration within(Duration least, Duration wish, Duration most) {
    return wish.compareTo(most) > 0 ? most : larger(least, wish);
  }
}
