package org.patchbay.server.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbay.config.Located;
import org.patchbay.config.MapReader;
import org.patchbay.config.Syntax;
import org.patchbay.server.tls.CertificateFault;
import org.patchbay.server.tls.CertificateFiles;
import org.patchbay.server.tls.ClientCertificates;
import org.patchbay.server.tls.TlsSettings;

/**
 * Reads the section {@code tls}, and the files that it names, so that one which is no good is
 * refused with the line that names it. A relative name is relative to the configuration file.
 */
final class TlsReader {

  private static final Syntax<Path> FILE =
      Syntax.of("the name of a file", "write it as /etc/patchbay/cert.pem", TlsReader::path);

  private static final Syntax<ClientCertificates> CLIENT_CERTIFICATES =
      Syntax.oneOf(
          Map.of(
              "none", ClientCertificates.NONE,
              "wanted", ClientCertificates.WANTED,
              "required", ClientCertificates.REQUIRED));

  private final Instant now;

  private TlsReader(Instant now) {
    this.now = now;
  }

  static TlsSettings read(MapReader root, Instant now) {
    return root.section("tls", new TlsReader(now)::section);
  }

  private TlsSettings section(MapReader section) {
    Optional<CertificateFiles> certificate = pair(section);
    List<CertificateFiles> more = section.items("more", this::required);
    return new TlsSettings(
        certificate,
        more,
        authorities(section),
        section.value("clientCertificates", CLIENT_CERTIFICATES));
  }

  private Optional<CertificateFiles> required(MapReader reader) {
    reader.required("certificate", FILE);
    return pair(reader);
  }

  /** A certificate and its key, both or neither. */
  private Optional<CertificateFiles> pair(MapReader reader) {
    Optional<Located<Path>> certificate = reader.located("certificate", FILE);
    Optional<Located<Path>> key = reader.located("key", FILE);
    if (certificate.isPresent() != key.isPresent()) {
      if (certificate.isPresent()) {
        reader.problem("certificate", "has no key beside it", "add key: FILE.pem");
      } else {
        reader.problem("key", "has no certificate beside it", "add certificate: FILE.pem");
      }
      return Optional.empty();
    }
    return certificate.map(
        here -> {
          CertificateFiles files = new CertificateFiles(file(here), file(key.get()));
          try {
            files.check(now);
          } catch (CertificateFault fault) {
            Located<Path> culprit = fault.part() == CertificateFault.Part.KEY ? key.get() : here;
            reader.problem(culprit, fault.wrong(), fault.remedy());
          }
          return files;
        });
  }

  private static Optional<Path> authorities(MapReader section) {
    Optional<Located<Path>> ca = section.located("ca", FILE);
    ca.ifPresent(
        here -> {
          try {
            TlsSettings.checkAuthorities(file(here));
          } catch (CertificateFault fault) {
            section.problem(here, fault.wrong(), fault.remedy());
          }
        });
    return ca.map(TlsReader::file);
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Path file(Located<Path> name) {
    return Path.of(name.at().file()).resolveSibling(name.value());
  }
}
