package org.patchbay.server.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * Where a certificate and its key are.
 *
 * @param certificate PEM: the server's own first, then each one's issuer
 * @param key PEM, without a passphrase; may be the same file
 */
public record CertificateFiles(Path certificate, Path key) {

  private static final byte[] SPECIMEN = {'p', 'a', 't', 'c', 'h', 'b', 'a', 'y'};

  /**
   * Checks that both are there, belong to each other and are valid now.
   *
   * @throws CertificateFault with what is wrong and what to do
   */
  public void check(Instant now) throws CertificateFault {
    load(now);
  }

  /** Reads and checks both. */
  ServerCertificate load(Instant now) throws CertificateFault {
    List<X509Certificate> chain =
        PemCertificates.read(certificate, CertificateFault.Part.CERTIFICATE);
    checkValidity(chain, now);
    PublicKey publicKey = chain.get(0).getPublicKey();
    PrivateKey privateKey = PemPrivateKey.read(key, publicKey.getAlgorithm());
    if (!belongTogether(publicKey, privateKey)) {
      throw new CertificateFault(
          CertificateFault.Part.KEY,
          key,
          "does not belong to the first certificate of " + certificate,
          "name the key that it was made for; the server's own certificate has to be the first"
              + " of the file");
    }
    return ServerCertificate.of(chain, privateKey);
  }

  private void checkValidity(List<X509Certificate> chain, Instant now) throws CertificateFault {
    for (X509Certificate each : chain) {
      Instant begin = each.getNotBefore().toInstant();
      Instant end = each.getNotAfter().toInstant();
      if (now.isAfter(end)) {
        throw fault("expired at " + end, "get a new one, and name it here");
      }
      if (now.isBefore(begin)) {
        throw fault("is not valid before " + begin, "check the clock of this machine");
      }
    }
  }

  private CertificateFault fault(String wrong, String remedy) {
    return new CertificateFault(CertificateFault.Part.CERTIFICATE, certificate, wrong, remedy);
  }

  private static boolean belongTogether(PublicKey publicKey, PrivateKey privateKey) {
    try {
      Signature signature = Signature.getInstance(signatureOf(publicKey));
      signature.initSign(privateKey);
      signature.update(SPECIMEN);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(SPECIMEN);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String signatureOf(PublicKey key) {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> key.getAlgorithm();
    };
  }
}
