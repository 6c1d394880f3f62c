package org.patchbay.server.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.patchbay.server.data.PrivateFile;

/** An authority of somebody else's, which signs whatever a test asks for. */
public final class TestAuthority {
  public static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private static int serial = 1;

  private final KeyPair pair;
  private final X509Certificate certificate;

  private TestAuthority(KeyPair pair, X509Certificate certificate) {
    this.pair = pair;
    this.certificate = certificate;
  }

  public static TestAuthority make(String name) throws Exception {
    KeyPair pair = keyPair("EC");
    X500Name subject = new X500Name("CN=" + name);
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            subject,
            BigInteger.valueOf(serial++),
            Date.from(NOW.minus(Duration.ofDays(3650))),
            Date.from(NOW.plus(Duration.ofDays(3650))),
            subject,
            pair.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    return new TestAuthority(pair, sign(builder, pair.getPrivate()));
  }

  /** Signs a certificate for somebody, who is called by a common name and other names. */
  Signed sign(String algorithm, Instant end, String subject, GeneralName... names)
      throws Exception {
    KeyPair own = keyPair(algorithm);
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Name(certificate.getSubjectX500Principal().getName()),
            BigInteger.valueOf(serial++),
            Date.from(end.minus(Duration.ofDays(3650))),
            Date.from(end),
            new X500Name(subject),
            own.getPublic());
    if (names.length > 0) {
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }
    return new Signed(sign(builder, pair.getPrivate()), own.getPrivate());
  }

  /** As {@code sip:example.org}, {@code dns:example.org}, {@code ip:192.0.2.1}. */
  public Signed sign(String... names) throws Exception {
    return sign("EC", NOW.plus(Duration.ofDays(300)), "CN=somebody", names(names));
  }

  /** One that ends then. */
  public Signed signUntil(String end) throws Exception {
    return sign("EC", Instant.parse(end), "CN=somebody");
  }

  static GeneralName[] names(String... names) {
    return Arrays.stream(names).map(TestAuthority::name).toArray(GeneralName[]::new);
  }

  private static GeneralName name(String text) {
    if (text.startsWith("dns:")) {
      return new GeneralName(GeneralName.dNSName, text.substring(4));
    }
    if (text.startsWith("ip:")) {
      return new GeneralName(GeneralName.iPAddress, text.substring(3));
    }
    return new GeneralName(GeneralName.uniformResourceIdentifier, text);
  }

  X509Certificate certificate() {
    return certificate;
  }

  public Path write(Path file) throws IOException {
    return Files.writeString(file, PemCertificates.text(List.of(certificate)));
  }

  static KeyPair keyPair(String algorithm) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(algorithm.equals("EC") ? 256 : 2048);
    return generator.generateKeyPair();
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws Exception {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
  }

  /** A certificate and its key. */
  public record Signed(X509Certificate certificate, PrivateKey key) {

    /** As {@code NAME.pem} and {@code NAME-key.pem}. */
    public CertificateFiles write(Path directory, String name) throws IOException {
      CertificateFiles files =
          new CertificateFiles(
              directory.resolve(name + ".pem"), directory.resolve(name + "-key.pem"));
      List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
      Files.write(
          files.certificate(), PemCertificates.text(chain).getBytes(StandardCharsets.US_ASCII));
      PrivateFile.replace(files.key(), PemPrivateKey.text(key).getBytes(StandardCharsets.US_ASCII));
      return files;
    }
  }
}
