package org.patchbay.server.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbay.config.IpAddresses;
import org.patchbay.proxy.transport.ListenPoint;
import org.patchbay.server.cli.CommandLineInterface;
import org.patchbay.server.config.Settings;
import org.patchbay.server.start.Greeting;
import org.patchbay.server.start.Home;
import org.patchbay.server.tls.CurrentTls;

/** What standard output says when a server has started. */
final class FirstWords {

  private FirstWords() {}

  /** The greeting and what else the operator should know, the line {@code ready} last. */
  static List<String> of(
      Settings settings, Listeners listeners, Home home, Optional<CurrentTls> tls) {
    Greeting greeting =
        new Greeting(
            CommandLineInterface.version(),
            CommandLineInterface.command(),
            listeners.domain().name(),
            listeners.points().stream().map(FirstWords::shown).toList(),
            home.data(),
            home.credentials().all().size(),
            home.firstUsers(),
            CarrierStart.shown(settings, home.credentials()),
            tls.map(used -> new Greeting.Certificate(used.names(), used.authority())));
    List<String> lines = new ArrayList<>(greeting.lines());
    home.credentials()
        .ofOtherRealms()
        .forEach(
            user ->
                lines.add(
                    "User "
                        + user.name()
                        + " was added for another domain and cannot log in: remove it and add it"
                        + " again."));
    lines.add(Greeting.READY);
    return lines;
  }

  private static Greeting.Listener shown(ListenPoint point) {
    String address =
        IpAddresses.text(point.address().getAddress()) + ":" + point.address().getPort();
    return new Greeting.Listener(point.transport().parameter(), address, point.advertisedPort());
  }
}
