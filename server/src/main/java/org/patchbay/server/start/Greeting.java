package org.patchbay.server.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patchbay.server.data.DataDirectory;

/**
 * What a start says on standard output before {@code ready}.
 *
 * @param version of this build
 * @param command how the server was called, as {@code ./patchbay}
 * @param domain what a phone takes for its domain and server
 * @param listeners each as it is configured and advertised
 * @param data where everything is kept
 * @param users how many may register
 * @param firstUsers those that this start made
 * @param carrier the simulated one, if it runs
 * @param certificate what listeners over TLS show, if there are any
 */
public record Greeting(
    String version,
    String command,
    String domain,
    List<Listener> listeners,
    DataDirectory data,
    int users,
    Optional<FirstUsers> firstUsers,
    Optional<Carrier> carrier,
    Optional<Certificate> certificate) {

  /** The line that says that every listener is open. */
  public static final String READY = "ready";

  private static final int SIP_PORT = 5060; // RFC 3261 §19.1.2: understood where none is written

  /**
   * A listener, as people read it.
   *
   * @param transport as {@code udp}
   * @param address what it is bound to, as {@code 0.0.0.0:5060}
   * @param port what a phone has to be told
   */
  public record Listener(String transport, String address, int port) {}

  /**
   * A simulated carrier.
   *
   * @param address where it listens, as {@code udp 127.0.0.40:5090}
   * @param telephones the users' and its own
   */
  public record Carrier(String address, List<Telephone> telephones) {
    public Carrier {
      telephones = List.copyOf(telephones);
    }
  }

  /**
   * A number to dial.
   *
   * @param number {@code +} and digits
   * @param what who or what answers
   */
  public record Telephone(String number, String what) {}

  /**
   * A certificate.
   *
   * @param names whom it is for, as {@code example.org, 192.0.2.10}
   * @param authority what phones have to be told to trust; none: the configuration named the
   *     certificate
   */
  public record Certificate(String names, Optional<Path> authority) {}

  public Greeting {
    listeners = List.copyOf(listeners);
  }

  /** The lines. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Patchbay " + version);
    lines.add("");
    lines.add(row("Listening on", bound()));
    lines.add(row("Domain", domain));
    lines.add(row("Data", data.path().toAbsolutePath().normalize().toString()));
    lines.add(
        row("Users", users == 0 ? "none; add one: " + userAdd("alice") : String.valueOf(users)));
    carrier.ifPresent(simulated -> lines.add(row("Carrier", "simulated, " + simulated.address())));
    certificate.ifPresent(shown -> certificate(shown, lines));
    firstUsers.ifPresentOrElse(first -> phones(first, lines), () -> whereThePasswordsAre(lines));
    lines.add("");
    return lines;
  }

  private static void certificate(Certificate certificate, List<String> lines) {
    lines.add(row("Certificate", "for " + certificate.names()));
    certificate
        .authority()
        .ifPresent(
            file ->
                lines.add(
                    row("Authority", shown(file) + ": phones have to trust it, see docs/tls.md")));
  }

  private void phones(FirstUsers first, List<String> lines) {
    lines.add("");
    lines.add("This is the first start: two users were made. Type into two softphones:");
    lines.add("");
    lines.add(columns("", first, login -> login.name() + "'s phone"));
    lines.add(columns("User name", first, FirstUsers.Login::name));
    lines.add(columns("Password", first, FirstUsers.Login::password));
    lines.add(columns("Domain, server", first, login -> domain));
    lines.add(columns("Port", first, login -> String.valueOf(port())));
    lines.add(columns("Transport", first, login -> transports()));
    lines.add("");
    FirstUsers.Login callee = first.users().get(first.users().size() - 1);
    lines.add("Then dial " + callee.name() + " on the first phone, or " + uri(callee.name()) + ".");
    lines.add("The passwords are kept in " + shown(data.firstUsers()) + ", which you may delete.");
    lines.add("More users: " + userAdd("NAME") + ". Ctrl-C stops the server.");
    carrier.ifPresent(simulated -> telephones(simulated, lines));
  }

  private static void telephones(Carrier carrier, List<String> lines) {
    lines.add("");
    lines.add("Numbers to dial, the users' and those of the simulated carrier:");
    lines.add("");
    carrier.telephones().forEach(each -> lines.add("  " + each.number() + "  " + each.what()));
  }

  private void whereThePasswordsAre(List<String> lines) {
    if (Files.exists(data.firstUsers())) {
      lines.add(row("Passwords", "those of the first start are in " + shown(data.firstUsers())));
    }
  }

  private String userAdd(String name) {
    boolean usual = data.path().equals(DataDirectory.DEFAULT);
    return command + " user add " + name + (usual ? "" : " --data " + data.path());
  }

  private String bound() {
    return listeners.stream()
        .map(listener -> listener.transport() + " " + listener.address())
        .collect(Collectors.joining(", "));
  }

  private int port() {
    return listeners.isEmpty() ? SIP_PORT : listeners.get(0).port();
  }

  private String transports() {
    return listeners.stream()
        .filter(listener -> listener.port() == port())
        .map(listener -> listener.transport().toUpperCase(Locale.ROOT))
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  private String uri(String name) {
    return "sip:" + name + "@" + domain + (port() == SIP_PORT ? "" : ":" + port());
  }

  private static Path shown(Path file) {
    return file.normalize();
  }

  private static String row(String name, String value) {
    return String.format("  %-14s %s", name, value);
  }

  private static String columns(
      String name, FirstUsers first, Function<FirstUsers.Login, String> value) {
    String values =
        first.users().stream()
            .map(login -> String.format("%-22s", value.apply(login)))
            .collect(Collectors.joining(" "));
    return row(name, values).stripTrailing();
  }
}
