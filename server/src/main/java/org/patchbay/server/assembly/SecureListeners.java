package org.patchbay.server.assembly;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbay.config.IpAddresses;
import org.patchbay.server.config.Settings;
import org.patchbay.server.data.DataDirectory;
import org.patchbay.server.data.DataDirectoryException;
import org.patchbay.server.tls.CertificateFault;
import org.patchbay.server.tls.ClientCertificates;
import org.patchbay.server.tls.CurrentTls;
import org.patchbay.server.tls.ExpectedDomain;
import org.patchbay.server.tls.LocalCertificates;
import org.patchbay.server.tls.OwnNames;
import org.patchbay.trunks.DialPlan;
import org.patchbay.trunks.Link;
import org.patchbay.trunks.Peer;

/** What listeners and trunks over TLS need. */
final class SecureListeners {

  private SecureListeners() {}

  /**
   * The certificates, made now where the server makes them itself; none where nothing needs them.
   *
   * @throws IOException if they cannot be used; the message says what to do
   */
  static Optional<CurrentTls> open(Settings settings, Listeners listeners, DataDirectory data)
      throws IOException {
    if (listeners.points().stream().noneMatch(point -> point.transport().secure())) {
      return Optional.empty();
    }
    OwnNames names = OwnNames.of(listeners.domain().name(), listeners.hosts());
    LocalCertificates local = new LocalCertificates(LocalCertificates.Place.in(data.path()), names);
    try {
      return Optional.of(
          new CurrentTls(
              settings.tls(),
              local,
              trunks(settings.dialPlan()),
              clientCertificates(settings),
              InstantSource.system()));
    } catch (CertificateFault e) {
      throw new DataDirectoryException(e.getMessage(), e);
    }
  }

  /** A trunk is called by its address, but its certificate is for its name. */
  private static ExpectedDomain trunks(DialPlan plan) {
    Map<InetSocketAddress, String> names = new HashMap<>();
    links(plan)
        .forEach(
            link ->
                link.certificate()
                    .ifPresent(certificate -> names.put(link.address(), certificate.name())));
    return (host, port) ->
        IpAddresses.parse(host)
            .map(address -> names.get(new InetSocketAddress(address, port)))
            .orElse(host);
  }

  private static ClientCertificates clientCertificates(Settings settings) {
    boolean names = links(settings.dialPlan()).anyMatch(link -> link.certificate().isPresent());
    return settings
        .tls()
        .clientCertificates()
        .orElse(names ? ClientCertificates.WANTED : ClientCertificates.NONE);
  }

  private static Stream<Link> links(DialPlan plan) {
    return Stream.<Peer>concat(plan.trunks().stream(), plan.carriers().stream()).map(Peer::link);
  }
}
