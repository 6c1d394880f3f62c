package org.patchbay.server.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.patchbay.config.Cidr;
import org.patchbay.config.IpAddresses;
import org.patchbay.config.ListenAddress;
import org.patchbay.config.Problem;
import org.patchbay.proxy.auth.DigestAlgorithm;
import org.patchbay.trunks.DialPlan;
import org.patchbay.trunks.Peer;
import org.patchbay.trunks.VoiceRoute;

/** What {@code patchbay check} prints: what a configuration means, or what is wrong with it. */
public final class CheckReport {

  private CheckReport() {}

  /** The report on what was loaded: lines that each end in a line feed. */
  public static String of(SettingsLoader.Result result) {
    if (result instanceof SettingsLoader.Refused refused) {
      return of(refused.problems());
    }
    return of(((SettingsLoader.Loaded) result).settings());
  }

  /** The problems, one a line: {@code file:line: path: message}. */
  public static String of(List<Problem> problems) {
    return problems.stream().map(problem -> problem + "\n").collect(Collectors.joining());
  }

  /** What the settings mean, one thing a line. */
  public static String of(Settings settings) {
    List<String> lines = new ArrayList<>();
    lines.add("The configuration is good.");
    lines.add(row("domain", settings.domain().orElse("this machine's primary address")));
    sip(settings.sip(), lines);
    if (settings.sip().listen().stream().anyMatch(each -> each.transport().isSecure())) {
      lines.add(
          row(
              "certificate",
              settings
                  .tls()
                  .certificate()
                  .map(files -> files.certificate().toString())
                  .orElse("made by the server, of its own authority")));
    }
    RegistrarSettings registrar = settings.registrar();
    if (!registrar.openFrom().isEmpty()) {
      lines.add(row("registers open", "from " + blocks(registrar.openFrom())));
    }
    lines.add(
        row(
            "media",
            settings.media().address().map(IpAddresses::text).orElse("the primary address")
                + ", ports "
                + settings.media().ports()));
    lines.add(row("media processor", settings.calls().mediaProcessor().word()));
    long withNumber =
        settings.users().values().stream().filter(user -> user.number().isPresent()).count();
    lines.add(row("users", settings.users().size() + ", " + withNumber + " with a caller id"));
    plan(settings.dialPlan(), lines);
    settings
        .metrics()
        .listen()
        .ifPresent(at -> lines.add(row("metrics", "http://" + IpAddresses.text(at) + "/metrics")));
    settings
        .simulatedCarrier()
        .ifPresent(
            carrier ->
                lines.add(
                    row(
                        "simulates",
                        "a carrier at "
                            + carrier.listen().stream()
                                .map(ListenAddress::toString)
                                .collect(Collectors.joining(", ")))));
    return String.join("\n", lines) + "\n";
  }

  private static void sip(SipSettings sip, List<String> lines) {
    for (ListenAddress listener : sip.listen()) {
      Optional<String> instead =
          sip.advertise().inPlaceOf(listener.address().getAddress()).map(IpAddresses::text);
      lines.add(row("listens on", listener + instead.map(a -> ", advertised as " + a).orElse("")));
    }
    lines.add(row("trusts", sip.trusted().isEmpty() ? "nobody" : blocks(sip.trusted())));
    lines.add(
        row(
            "digest",
            sip.digest().stream().map(DigestAlgorithm::token).collect(Collectors.joining(", "))));
  }

  private static void plan(DialPlan plan, List<String> lines) {
    lines.add(row("numbers", String.valueOf(plan.numbers().owners().size())));
    lines.add(row("carriers", names(plan.carriers())));
    lines.add(row("trunks", names(plan.trunks())));
    if (plan.routes().isEmpty()) {
      lines.add(row("routes", "none"));
    }
    for (VoiceRoute route : plan.routes()) {
      lines.add(
          row("route", route.name() + ": " + route.pattern() + " to " + onlyNames(route.trunks())));
    }
  }

  private static String names(List<? extends Peer> peers) {
    return peers.isEmpty()
        ? "none"
        : peers.stream()
            .map(peer -> peer.name() + " (" + peer.link() + ")")
            .collect(Collectors.joining(", "));
  }

  private static String onlyNames(List<? extends Peer> peers) {
    return peers.stream().map(Peer::name).collect(Collectors.joining(", then "));
  }

  private static String blocks(List<Cidr> blocks) {
    return blocks.stream().map(Cidr::toString).collect(Collectors.joining(", "));
  }

  private static String row(String what, String value) {
    return String.format("  %-16s %s", what, value);
  }
}
