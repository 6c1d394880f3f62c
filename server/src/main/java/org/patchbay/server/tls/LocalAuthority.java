package org.patchbay.server.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority of this server's own, for itself alone (docs/adr/0021).
 *
 * @param certificate what phones are told to trust
 */
record LocalAuthority(X509Certificate certificate, PrivateKey key) {
  private static final Duration LIFE = Duration.ofDays(3650);
  private static final Duration LIFE_OF_CERTIFICATES = Duration.ofDays(397);

  /** A phone's clock may be behind. */
  private static final Duration BACKDATED = Duration.ofHours(1);

  private static final String SIGNATURE = "SHA256withECDSA";

  /** Of SIP domains (RFC 5924 §4). */
  private static final KeyPurposeId SIP_DOMAIN =
      KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.3.20"));

  /** A domain that there is not (RFC 2606 §2). */
  private static final String NO_DOMAIN = "invalid";

  /**
   * Makes one. It can vouch for names of one domain alone, or for none: whoever has stolen its key
   * cannot pose as the bank of those who trust it.
   */
  static LocalAuthority make(OwnNames names, Instant now) {
    KeyPair pair = keyPair();
    byte[] id = new byte[4];
    new SecureRandom().nextBytes(id);
    X500Name name =
        new X500Name(
            "O=Patchbay,CN=Patchbay authority " + String.format("%08x", new BigInteger(1, id)));
    X509v3CertificateBuilder builder = builder(name, name, pair.getPublic(), now, now.plus(LIFE));
    try {
      // No authority below it.
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
      GeneralName permitted =
          new GeneralName(GeneralName.dNSName, names.dnsName().orElse(NO_DOMAIN));
      // Deviation: RFC 5280 §4.2.1.10 wants it critical; Mbed TLS, of many phones, then refuses.
      builder.addExtension(
          Extension.nameConstraints,
          false,
          new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(permitted)}, null));
      return new LocalAuthority(signed(builder, pair.getPrivate()), pair.getPrivate());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("no certificate authority could be made", e);
    }
  }

  /** Whether what it signs for these names will be believed. */
  boolean mayVouchFor(OwnNames names) {
    byte[] extension = certificate.getExtensionValue(Extension.nameConstraints.getId());
    if (extension == null || names.dnsName().isEmpty()) {
      return true;
    }
    try {
      NameConstraints constraints =
          NameConstraints.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension));
      return Arrays.stream(constraints.getPermittedSubtrees())
          .anyMatch(tree -> tree.getBase().getName().toString().equals(names.dnsName().get()));
    } catch (IOException e) {
      return false;
    }
  }

  /** Makes a certificate for the server, with a new key. */
  ServerCertificate issue(OwnNames names, Instant now) {
    KeyPair pair = keyPair();
    Instant end = now.plus(LIFE_OF_CERTIFICATES);
    Instant last = certificate.getNotAfter().toInstant();
    X509v3CertificateBuilder builder =
        builder(
            X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
            new X500Name("O=Patchbay,CN=Patchbay server"),
            pair.getPublic(),
            now,
            end.isBefore(last) ? end : last);
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(
              new KeyPurposeId[] {
                KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth, SIP_DOMAIN
              }));
      builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames(names));
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          identifiers.createSubjectKeyIdentifier(pair.getPublic()));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          identifiers.createAuthorityKeyIdentifier(certificate.getPublicKey()));
      return ServerCertificate.of(List.of(signed(builder, key)), pair.getPrivate());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("no certificate could be made", e);
    }
  }

  /** The domain as SIP URI (RFC 5922 §4) and as name, and every address. */
  private static GeneralNames alternativeNames(OwnNames names) {
    List<GeneralName> all = new ArrayList<>();
    all.add(new GeneralName(GeneralName.uniformResourceIdentifier, "sip:" + names.uriHost()));
    names.dnsName().ifPresent(name -> all.add(new GeneralName(GeneralName.dNSName, name)));
    names.addresses().stream()
        .map(address -> new GeneralName(GeneralName.iPAddress, address.getHostAddress()))
        .forEach(all::add);
    return new GeneralNames(all.toArray(GeneralName[]::new));
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, PublicKey key, Instant now, Instant end) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(127, new SecureRandom()).setBit(126), // RFC 5280 §4.1.2.2: positive
        Date.from(now.minus(BACKDATED)),
        Date.from(end),
        subject,
        key);
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no ECDSA on P-256", e);
    }
  }
}
