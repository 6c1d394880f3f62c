package org.patchbay.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.server.tls.CertificateFiles;
import org.patchbay.server.tls.ClientCertificates;
import org.patchbay.server.tls.TestAuthority;
import org.patchbay.server.tls.TlsSettings;

class TlsReaderTest {
  @TempDir Path folder;
  private CertificateFiles files;

  @BeforeEach
  void write() throws Exception {
    TestAuthority authority = TestAuthority.make("Somebody's authority");
    files = authority.sign("sip:example.org").write(folder, "cert");
    authority.sign("sip:example.net").write(folder, "other");
    authority.write(folder.resolve("ca.pem"));
  }

  private SettingsLoader.Result load(String yaml) throws IOException {
    return SettingsLoader.load(List.of(Files.writeString(folder.resolve("a.yaml"), yaml)));
  }

  private TlsSettings loaded(String yaml) throws IOException {
    SettingsLoader.Result result = load(yaml);
    return assertInstanceOf(SettingsLoader.Loaded.class, result, CheckReport.of(result))
        .settings()
        .tls();
  }

  private List<String> problems(String yaml) throws IOException {
    return assertInstanceOf(SettingsLoader.Refused.class, load(yaml)).problems().stream()
        .map(p -> p.at().line() + " " + p.path() + ": " + p.wrong().replace(folder + "/", ""))
        .toList();
  }

  @Test
  void readsAllOfIt() throws IOException {
    TlsSettings settings =
        loaded(
            """
            tls:
              certificate: cert.pem
              key: cert-key.pem
              more: [{certificate: other.pem, key: other-key.pem}]
              ca: ca.pem
              clientCertificates: wanted
            """);

    assertEquals(
        new TlsSettings(
            Optional.of(files),
            List.of(
                new CertificateFiles(folder.resolve("other.pem"), folder.resolve("other-key.pem"))),
            Optional.of(folder.resolve("ca.pem")),
            Optional.of(ClientCertificates.WANTED)),
        settings);
  }

  @Test
  void takesAbsoluteNamesAsTheyAre() throws IOException {
    TlsSettings settings =
        loaded("tls: {certificate: %s, key: %s}".formatted(files.certificate(), files.key()));

    assertEquals(Optional.of(files), settings.certificate());
  }

  @Test
  void isSilentByDefault() throws IOException {
    assertEquals(TlsSettings.DEFAULT, loaded("tls: {}"));
  }

  @Test
  void refusesACertificateWithoutItsKey() throws IOException {
    assertEquals(
        List.of("1 tls.certificate: has no key beside it"),
        problems("tls: {certificate: cert.pem}"));
    assertEquals(
        List.of("1 tls.key: has no certificate beside it"), problems("tls: {key: cert-key.pem}"));
    assertEquals(List.of("1 tls.more[0]: has no certificate"), problems("tls: {more: [{}]}"));
  }

  @Test
  void saysWhichLineNamesAFileThatIsNoGood() throws IOException {
    assertEquals(
        List.of("3 tls.key: other-key.pem does not belong to the first certificate of cert.pem"),
        problems("tls:\n  certificate: cert.pem\n  key: other-key.pem\n"));
    assertEquals(
        List.of("2 tls.certificate: absent.pem does not exist"),
        problems("tls:\n  certificate: absent.pem\n  key: cert-key.pem\n"));
    assertEquals(
        List.of("1 tls.ca: cert-key.pem holds no certificate"),
        problems("tls: {ca: cert-key.pem}"));
  }

  @Test
  void refusesACertificateThatHasExpired() throws Exception {
    TestAuthority.make("Old").signUntil("2020-01-01T00:00:00Z").write(folder, "old");

    assertEquals(
        List.of("1 tls.certificate: old.pem expired at 2020-01-01T00:00:00Z"),
        problems("tls: {certificate: old.pem, key: old-key.pem}"));
  }
}
