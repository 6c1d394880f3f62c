package org.patchbay.server.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where everything about TLS is read from.
 *
 * @param settings what the configuration names
 * @param local the certificates that the server makes where it names none
 */
record TlsFiles(TlsSettings settings, LocalCertificates local) {

  /**
   * What was read.
   *
   * @param certificates the first is for whoever asks for no other
   */
  record Content(List<ServerCertificate> certificates, TrustAnchors anchors) {
    Content {
      certificates = List.copyOf(certificates);
    }
  }

  /** Reads and checks all of it. */
  Content load(Instant now) throws CertificateFault, IOException {
    List<ServerCertificate> certificates = new ArrayList<>();
    List<X509Certificate> own = new ArrayList<>();
    if (settings.certificate().isPresent()) {
      certificates.add(settings.certificate().get().load(now));
    } else {
      certificates.add(local.current(now));
      own.add(local.authority());
    }
    for (CertificateFiles each : settings.more()) {
      certificates.add(each.load(now));
    }
    return new Content(
        certificates,
        settings.ca().isPresent()
            ? TrustAnchors.only(TrustAnchors.read(settings.ca().get()))
            : TrustAnchors.systemAnd(own));
  }

  /** Whether the server makes the first certificate itself, and so renews it. */
  boolean ownCertificate() {
    return settings.certificate().isEmpty();
  }

  /** The certificates and keys that {@link #load} reads. */
  List<CertificateFiles> pairs() {
    List<CertificateFiles> pairs = new ArrayList<>();
    pairs.add(settings.certificate().orElseGet(() -> local.place().server()));
    pairs.addAll(settings.more());
    return pairs;
  }

  /** Every file that {@link #load} reads. */
  Set<Path> paths() {
    Set<Path> paths = new LinkedHashSet<>();
    for (CertificateFiles pair : pairs()) {
      paths.add(pair.certificate());
      paths.add(pair.key());
    }
    settings.ca().ifPresent(paths::add);
    return paths;
  }
}
