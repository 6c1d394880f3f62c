package org.patchbay.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.server.tls.TestAuthority.NOW;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrentTlsTest {
  private static TestAuthority authority;

  @TempDir Path directory;
  private Instant now = NOW;

  @BeforeAll
  static void makeAuthority() throws Exception {
    authority = TestAuthority.make("Somebody's authority");
  }

  private TlsSettings trusting(CertificateFiles certificate, CertificateFiles... more)
      throws Exception {
    return new TlsSettings(
        Optional.of(certificate),
        List.of(more),
        Optional.of(authority.write(directory.resolve("authority.pem"))),
        Optional.empty());
  }

  private CurrentTls tls(TlsSettings settings, ClientCertificates wanted) throws Exception {
    LocalCertificates local =
        new LocalCertificates(
            LocalCertificates.Place.in(directory), OwnNames.of("example.org", List.of()));
    return new CurrentTls(settings, local, ExpectedDomain.THE_HOST, wanted, () -> now);
  }

  private CurrentTls tls(CertificateFiles certificate, CertificateFiles... more) throws Exception {
    return tls(trusting(certificate, more), ClientCertificates.NONE);
  }

  private CertificateFiles signed(String file, String... names) throws Exception {
    return authority.sign(names).write(directory, file);
  }

  private static SSLEngine with(SSLEngine engine, String... protocols) {
    engine.setEnabledProtocols(protocols);
    return engine;
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void speaksTls12And13(String protocol) throws Exception {
    CurrentTls tls = tls(signed("a", "sip:example.org"));

    Handshake done =
        Handshake.between(with(tls.client("example.org", 5061), protocol), tls.server());

    assertEquals(protocol, done.protocol());
  }

  @Test
  void speaksNoOlderTls() throws Exception {
    CurrentTls tls = tls(signed("a", "sip:example.org"));

    assertEquals(List.of("TLSv1.3", "TLSv1.2"), List.of(tls.server().getEnabledProtocols()));
    assertEquals(
        List.of("TLSv1.3", "TLSv1.2"),
        List.of(tls.client("example.org", 5061).getEnabledProtocols()));
  }

  @Test
  void refusesAServerWhoseCertificateIsForAnother() throws Exception {
    CurrentTls tls = tls(signed("a", "sip:example.org"));

    SSLException refused =
        assertThrows(
            SSLException.class,
            () -> Handshake.between(tls.client("example.net", 5061), tls.server()));

    assertEquals(
        "the certificate is for example.org, not for example.net (RFC 5922)",
        cause(refused).getMessage());
  }

  @Test
  void refusesAServerWhoseAuthorityItDoesNotKnow() throws Exception {
    CertificateFiles foreign =
        TestAuthority.make("Nobody's authority").sign("sip:example.org").write(directory, "f");
    CurrentTls tls = tls(foreign);

    SSLException refused =
        assertThrows(
            SSLException.class,
            () -> Handshake.between(tls.client("example.org", 5061), tls.server()));

    String why = cause(refused).getMessage();
    assertTrue(
        why.startsWith(
            "the certificate for example.org from CN=Nobody's authority is not trusted: "),
        why);
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (!(cause instanceof java.security.cert.CertificateException)) {
      cause = cause.getCause();
    }
    return cause;
  }

  @Test
  void expectsTheNameOfATrunkWhereOneIsConfigured() throws Exception {
    CertificateFiles files = signed("a", "sip:sbc.example.net");
    CurrentTls tls =
        new CurrentTls(
            trusting(files),
            new LocalCertificates(
                LocalCertificates.Place.in(directory), OwnNames.of("example.org", List.of())),
            (host, port) -> port == 5061 ? "sbc.example.net" : host,
            ClientCertificates.NONE,
            () -> now);

    Handshake.between(tls.client("192.0.2.50", 5061), tls.server());

    assertThrows(
        SSLException.class, () -> Handshake.between(tls.client("192.0.2.50", 5071), tls.server()));
  }

  @Test
  void choosesTheCertificateByTheNameThatTheClientAsksFor() throws Exception {
    CurrentTls tls =
        tls(
            signed("a", "dns:example.org"),
            signed("b", "dns:example.net"),
            signed("c", "dns:sip.example.com"));

    assertEquals("example.org", nameShown(tls, "example.org"));
    assertEquals("example.net", nameShown(tls, "example.net"));
    assertEquals("sip.example.com", nameShown(tls, "sip.example.com"));
  }

  private static String nameShown(CurrentTls tls, String asked) throws Exception {
    return SipIdentities.of(Handshake.between(tls.client(asked, 5061), tls.server()).shown())
        .toString();
  }

  @Test
  void showsTheFirstCertificateToWhoeverAsksForNone() throws Exception {
    CurrentTls tls = tls(signed("a", "ip:192.0.2.1"), signed("b", "dns:example.net"));

    assertEquals("192.0.2.1", nameShown(tls, "192.0.2.1"));
  }

  @Test
  void takesUpNewFilesForNewConnections() throws Exception {
    CertificateFiles files = signed("a", "sip:example.org");
    CurrentTls tls = tls(files);
    X509Certificate before =
        Handshake.between(tls.client("example.org", 5061), tls.server()).shown();
    SSLEngine underWay = tls.server();

    signed("a", "sip:example.org", "dns:another.example.org");
    tls.look();
    tls.look();
    X509Certificate after =
        Handshake.between(tls.client("example.org", 5061), tls.server()).shown();

    assertNotEquals(before, after);
    assertEquals(before, Handshake.between(tls.client("example.org", 5061), underWay).shown());
  }

  @Test
  void waitsUntilFilesAreLeftAlone() throws Exception {
    CurrentTls tls = tls(signed("a", "sip:example.org"));
    X509Certificate before =
        Handshake.between(tls.client("example.org", 5061), tls.server()).shown();

    signed("a", "sip:example.org", "dns:another.example.org");
    tls.look();

    assertEquals(before, Handshake.between(tls.client("example.org", 5061), tls.server()).shown());
  }

  @Test
  void keepsTheOldFilesWhereTheNewAreNoGood() throws Exception {
    CertificateFiles files = signed("a", "sip:example.org");
    CurrentTls tls = tls(files);
    X509Certificate before =
        Handshake.between(tls.client("example.org", 5061), tls.server()).shown();

    Files.writeString(files.key(), "noise");
    tls.look();
    tls.look();

    assertEquals(before, Handshake.between(tls.client("example.org", 5061), tls.server()).shown());
  }

  @Test
  void renewsItsOwnCertificateWhileItRuns() throws Exception {
    CurrentTls tls = tls(TlsSettings.DEFAULT, ClientCertificates.NONE);
    String before = Files.readString(directory.resolve("server.pem"));

    now = NOW.plus(Duration.ofDays(300));
    tls.look();
    assertEquals(before, Files.readString(directory.resolve("server.pem")));
    now = NOW.plus(Duration.ofDays(370));
    tls.look();

    assertNotEquals(before, Files.readString(directory.resolve("server.pem")));
  }

  @Test
  void asksForACertificateWhereOneIsWanted() throws Exception {
    CurrentTls tls = tls(trusting(signed("a", "sip:example.org")), ClientCertificates.WANTED);

    Handshake done = Handshake.between(tls.client("example.org", 5061), tls.server());

    assertEquals("example.org", SipIdentities.of(done.shownByClient()).toString());
  }

  @Test
  void doesNotAskUnlessItIsWanted() throws Exception {
    CurrentTls tls = tls(signed("a", "sip:example.org"));

    Handshake done = Handshake.between(tls.client("example.org", 5061), tls.server());

    assertThrows(SSLPeerUnverifiedException.class, done::shownByClient);
  }

  @Test
  void refusesAClientWhoseAuthorityItDoesNotKnow() throws Exception {
    CurrentTls tls = tls(trusting(signed("a", "sip:example.org")), ClientCertificates.WANTED);
    CertificateFiles foreign =
        TestAuthority.make("Nobody's authority").sign("sip:example.org").write(directory, "f");
    CurrentTls stranger = tls(foreign);

    SSLException refused =
        assertThrows(
            SSLException.class,
            () -> Handshake.between(stranger.client("example.org", 5061), tls.server()));

    assertTrue(cause(refused).getMessage().contains("is not trusted"));
  }

  @Test
  void refusesAClientWithoutACertificateWhereOneIsRequired() throws Exception {
    CurrentTls tls = tls(trusting(signed("a", "sip:example.org")), ClientCertificates.REQUIRED);
    SSLEngine client = BareClient.trusting(authority, "example.org");

    SSLException refused =
        assertThrows(SSLException.class, () -> Handshake.between(client, tls.server()));

    assertTrue(refused.getMessage().contains("Empty"), refused.getMessage());
  }
}
