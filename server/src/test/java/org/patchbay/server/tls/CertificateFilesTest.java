package org.patchbay.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.patchbay.server.tls.TestAuthority.NOW;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateFilesTest {
  private static final ASN1ObjectIdentifier P256 = SECObjectIdentifiers.secp256r1;

  private static TestAuthority authority;

  @TempDir Path directory;

  @BeforeAll
  static void makeAuthority() throws Exception {
    authority = TestAuthority.make("Somebody's authority");
  }

  private TestAuthority.Signed signed(String algorithm) throws Exception {
    return authority.sign(
        algorithm,
        NOW.plus(Duration.ofDays(30)),
        "CN=x",
        TestAuthority.names("dns:Example.org", "dns:*.example.net"));
  }

  private CertificateFault fault(CertificateFiles files) {
    return assertThrows(CertificateFault.class, () -> files.check(NOW));
  }

  @ParameterizedTest
  @CsvSource({"EC", "RSA"})
  void readsPkcs8(String algorithm) throws Exception {
    TestAuthority.Signed signed = signed(algorithm);

    ServerCertificate read = signed.write(directory, "a").load(NOW);

    assertEquals(signed.key(), read.key());
    assertEquals(List.of(signed.certificate()), read.chain());
  }

  @Test
  void readsRsaKeysAsOpenSslWroteThemBeforePkcs8() throws Exception {
    TestAuthority.Signed signed = signed("RSA");
    CertificateFiles files = signed.write(directory, "a");
    byte[] pkcs1 =
        PrivateKeyInfo.getInstance(signed.key().getEncoded())
            .parsePrivateKey()
            .toASN1Primitive()
            .getEncoded();
    Files.writeString(files.key(), PemFile.text("RSA PRIVATE KEY", pkcs1));

    assertEquals(signed.key(), files.load(NOW).key());
  }

  @Test
  void readsEcKeysAsOpenSslWroteThemBeforePkcs8() throws Exception {
    TestAuthority.Signed signed = signed("EC");
    CertificateFiles files = signed.write(directory, "a");
    byte[] sec1 =
        new ECPrivateKey(256, ((java.security.interfaces.ECPrivateKey) signed.key()).getS(), P256)
            .getEncoded();
    Files.writeString(
        files.key(),
        PemFile.text("EC PARAMETERS", P256.getEncoded()) + PemFile.text("EC PRIVATE KEY", sec1));

    assertEquals(
        ((java.security.interfaces.ECPrivateKey) signed.key()).getS(),
        ((java.security.interfaces.ECPrivateKey) files.load(NOW).key()).getS());
  }

  @Test
  void readsAKeyInTheFileOfItsCertificateAmongOtherText() throws Exception {
    CertificateFiles apart = signed("EC").write(directory, "a");
    Path both = directory.resolve("both.pem");
    Files.writeString(
        both,
        "subject: somebody\n"
            + Files.readString(apart.key())
            + "\r\n"
            + Files.readString(apart.certificate()).replace("\n", "\r\n")
            + PemCertificates.text(List.of(authority.certificate())));

    ServerCertificate read = new CertificateFiles(both, both).load(NOW);

    assertEquals(2, read.chain().size());
    assertEquals(authority.certificate(), read.chain().get(1));
  }

  @Test
  void refusesAKeyOfAnotherCertificate() throws Exception {
    CertificateFiles one = signed("EC").write(directory, "one");
    CertificateFiles other = signed("EC").write(directory, "other");

    CertificateFault fault = fault(new CertificateFiles(one.certificate(), other.key()));

    assertEquals(CertificateFault.Part.KEY, fault.part());
    assertTrue(fault.wrong().contains("does not belong to"), fault.getMessage());
  }

  @Test
  void refusesAKeyOfAnotherKind() throws Exception {
    CertificateFiles one = signed("EC").write(directory, "one");
    CertificateFiles other = signed("RSA").write(directory, "other");

    CertificateFault fault = fault(new CertificateFiles(one.certificate(), other.key()));

    assertTrue(fault.wrong().contains("no key that fits the certificate"), fault.getMessage());
  }

  @Test
  void refusesWhatHasExpired() throws Exception {
    CertificateFiles files =
        authority.sign("EC", NOW.minusSeconds(1), "CN=x").write(directory, "old");

    CertificateFault fault = fault(files);

    assertEquals(CertificateFault.Part.CERTIFICATE, fault.part());
    assertTrue(fault.wrong().endsWith("expired at " + NOW.minusSeconds(1)), fault.getMessage());
  }

  @Test
  void refusesWhatIsNotYetValid() throws Exception {
    CertificateFiles files =
        authority.sign("EC", NOW.plus(Duration.ofDays(3651)), "CN=x").write(directory, "new");

    assertTrue(fault(files).remedy().contains("clock"));
  }

  @Test
  void refusesAKeyWithAPassphrase() throws Exception {
    CertificateFiles files = signed("EC").write(directory, "a");
    Files.writeString(
        files.key(),
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIHs\n-----END ENCRYPTED PRIVATE KEY-----\n");

    CertificateFault fault = fault(files);

    assertTrue(fault.wrong().endsWith("is protected by a passphrase"), fault.getMessage());
    assertTrue(fault.remedy().contains("openssl pkey"), fault.getMessage());
  }

  @Test
  void refusesFilesThatAreNotWhatTheyShouldBe() throws Exception {
    CertificateFiles good = signed("EC").write(directory, "good");
    Path missing = directory.resolve("missing.pem");
    Path noise = Files.writeString(directory.resolve("noise.pem"), "noise");
    Path broken =
        Files.writeString(
            directory.resolve("broken.pem"),
            "-----BEGIN CERTIFICATE-----\nMIIB!!\n-----END CERTIFICATE-----\n");

    assertTrue(fault(new CertificateFiles(missing, good.key())).wrong().contains("not exist"));
    assertTrue(fault(new CertificateFiles(noise, good.key())).wrong().contains("no certificate"));
    assertTrue(fault(new CertificateFiles(broken, good.key())).wrong().contains("the first"));
    assertTrue(fault(new CertificateFiles(directory, good.key())).wrong().contains("directory"));
    assertTrue(fault(new CertificateFiles(good.certificate(), noise)).wrong().contains("no priv"));
    assertTrue(fault(new CertificateFiles(good.certificate(), missing)).wrong().contains("exist"));
  }

  @ParameterizedTest
  @CsvSource({
    "example.org, true",
    "EXAMPLE.org, true",
    "www.example.org, false",
    "a.example.net, true",
    "a.b.example.net, false",
    "example.net, false",
  })
  void servesTheNamesThatAreInIt(String name, boolean serves) throws Exception {
    ServerCertificate certificate = signed("EC").write(directory, "a").load(NOW);

    assertEquals(serves, certificate.serves(name));
  }
}
