package org.patchbay.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCertificatesTest {
  private static final Instant NOW = Instant.parse("2030-06-01T00:00:00Z");
  private static final OwnNames NAMES =
      OwnNames.of("example.org", List.of("192.0.2.10", "[2001:db8::10]"));

  @TempDir Path directory;
  private LocalCertificates.Place place;

  @BeforeEach
  void place() {
    place = LocalCertificates.Place.in(directory);
  }

  private ServerCertificate current(OwnNames names, Instant now) throws Exception {
    return new LocalCertificates(place, names).current(now);
  }

  private X509Certificate authority() throws Exception {
    return TrustAnchors.read(place.ca()).get(0);
  }

  @Test
  void makesAnAuthorityAndACertificateForEveryName() throws Exception {
    SipIdentities identities = SipIdentities.of(current(NAMES, NOW).own());

    assertTrue(identities.matches("example.org"));
    assertTrue(identities.matches("192.0.2.10"));
    assertTrue(identities.matches("2001:db8::10"));
    assertTrue(current(NAMES, NOW).serves("example.org"));
  }

  @Test
  void makesACertificateForADomainThatIsAnAddress() throws Exception {
    OwnNames names = OwnNames.of("[2001:db8::10]", List.of("192.0.2.10"));

    SipIdentities identities = SipIdentities.of(current(names, NOW).own());

    assertEquals(Set.of(), identities.domains());
    assertTrue(identities.matches("2001:db8::10"));
    assertTrue(identities.matches("192.0.2.10"));
    verify(current(names, NOW).own(), authority());
  }

  @Test
  void whatItMakesIsForItsOwnerAlone() throws Exception {
    current(NAMES, NOW);

    for (String name : List.of("ca.pem", "ca-key.pem", "server.pem", "server-key.pem")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name))));
    }
  }

  @Test
  void theCertificateLeadsToTheAuthority() throws Exception {
    ServerCertificate made = current(NAMES, NOW);

    verify(made.own(), authority());
    assertEquals(0, authority().getBasicConstraints());
    assertEquals(
        List.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.20"),
        made.own().getExtendedKeyUsage());
  }

  @Test
  void theAuthorityCannotVouchForOtherDomains() throws Exception {
    LocalAuthority authority = LocalAuthority.make(NAMES, NOW);
    ServerCertificate forged = authority.issue(OwnNames.of("bank.example.com", List.of()), NOW);

    assertFalse(authority.mayVouchFor(OwnNames.of("bank.example.com", List.of())));
    assertThrows(
        CertPathValidatorException.class, () -> verify(forged.own(), authority.certificate()));
  }

  @Test
  void theAuthorityOfAnAddressCanVouchForNoDomain() throws Exception {
    LocalAuthority authority = LocalAuthority.make(OwnNames.of("192.0.2.1", List.of()), NOW);
    ServerCertificate forged = authority.issue(NAMES, NOW);

    assertThrows(
        CertPathValidatorException.class, () -> verify(forged.own(), authority.certificate()));
  }

  /** With the authority in the path and not its beginning, where its own limits would not count. */
  private static void verify(X509Certificate certificate, X509Certificate authority)
      throws Exception {
    CertPath path =
        CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate, authority));
    TrustAnchor anchor =
        new TrustAnchor(authority.getSubjectX500Principal(), authority.getPublicKey(), null);
    PKIXParameters parameters = new PKIXParameters(Set.of(anchor));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(NOW));
    CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }

  @Test
  void keepsBothAtTheNextStart() throws Exception {
    ServerCertificate first = current(NAMES, NOW);
    ServerCertificate second = current(NAMES, NOW.plus(Duration.ofDays(100)));

    assertEquals(first.own(), second.own());
    assertEquals(first.key(), second.key());
  }

  @Test
  void renewsTheCertificateBeforeItEnds() throws Exception {
    ServerCertificate first = current(NAMES, NOW);
    X509Certificate authority = authority();
    ServerCertificate second = current(NAMES, NOW.plus(Duration.ofDays(370)));

    assertNotEquals(first.own(), second.own());
    assertTrue(second.end().isAfter(first.end()));
    assertEquals(authority, authority());
  }

  @Test
  void renewsTheCertificateWhenAnAddressComes() throws Exception {
    ServerCertificate first = current(NAMES, NOW);
    X509Certificate authority = authority();
    OwnNames moved = OwnNames.of("example.org", List.of("192.0.2.10", "198.51.100.7"));
    ServerCertificate second = current(moved, NOW);

    assertNotEquals(first.own(), second.own());
    assertTrue(SipIdentities.of(second.own()).matches("198.51.100.7"));
    assertEquals(authority, authority());
  }

  @Test
  void makesANewAuthorityForAnotherDomain() throws Exception {
    current(NAMES, NOW);
    X509Certificate authority = authority();
    ServerCertificate second = current(OwnNames.of("e.org", List.of()), NOW);

    assertNotEquals(authority, authority());
    verify(second.own(), authority());
  }

  @Test
  void makesANewAuthorityWhenTheOldOneHasEnded() throws Exception {
    current(NAMES, NOW);
    X509Certificate authority = authority();
    current(NAMES, NOW.plus(Duration.ofDays(4000)));

    assertNotEquals(authority, authority());
  }

  @Test
  void makesACertificateInPlaceOfOneThatIsDamaged() throws Exception {
    ServerCertificate first = current(NAMES, NOW);
    Files.writeString(place.server().key(), "noise");

    assertNotEquals(first.own(), current(NAMES, NOW).own());
  }

  @Test
  void doesNotReplaceAnAuthorityWhoseKeyIsMissing() throws Exception {
    current(NAMES, NOW);
    Files.delete(place.caKey());

    CertificateFault fault = assertThrows(CertificateFault.class, () -> current(NAMES, NOW));

    assertTrue(fault.getMessage().contains("ca-key.pem is missing"), fault.getMessage());
  }
}
