package org.patchbay.server.tls;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes certificates as PEM. */
final class PemCertificates {

  private PemCertificates() {}

  /** The certificates of a file, in its order; at least one. */
  static List<X509Certificate> read(Path path, CertificateFault.Part part) throws CertificateFault {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (PemFile.Block block : PemFile.read(path, part).blocks()) {
        if (block.label().equals(PemFile.CERTIFICATE)) {
          certificates.add(
              (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der())));
        }
      }
    } catch (CertificateException e) {
      throw new CertificateFault(
          part,
          path,
          "holds a certificate that cannot be read, the " + ordinal(certificates.size() + 1),
          "copy it anew; it has to be PEM, as it begins with -----BEGIN CERTIFICATE-----");
    }
    if (certificates.isEmpty()) {
      throw new CertificateFault(
          part,
          path,
          "holds no certificate",
          "it has to be PEM, as it begins with -----BEGIN CERTIFICATE-----");
    }
    return List.copyOf(certificates);
  }

  private static String ordinal(int number) {
    return switch (number) {
      case 1 -> "first";
      case 2 -> "second";
      default -> number + "th";
    };
  }

  /** The text of a file with these certificates. */
  static String text(List<X509Certificate> certificates) {
    StringBuilder text = new StringBuilder();
    try {
      for (X509Certificate certificate : certificates) {
        text.append(PemFile.text(PemFile.CERTIFICATE, certificate.getEncoded()));
      }
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was made cannot be written", e);
    }
    return text.toString();
  }
}
