package org.patchbay.server.tls;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

/**
 * Reads a private key as PEM: PKCS #8 (RFC 5958), or what OpenSSL wrote before it, {@code RSA
 * PRIVATE KEY} and {@code EC PRIVATE KEY}. It has no passphrase, since nobody is there to type it.
 */
final class PemPrivateKey {

  private PemPrivateKey() {}

  /**
   * The first key of a file.
   *
   * @param algorithm of the public key that it has to belong to, as {@code EC}
   */
  static PrivateKey read(Path path, String algorithm) throws CertificateFault {
    PemFile.Block block =
        PemFile.read(path, CertificateFault.Part.KEY).blocks().stream()
            .filter(PemFile.Block::isKey)
            .findFirst()
            .orElseThrow(
                () ->
                    fault(
                        path,
                        "holds no private key",
                        "it has to be PEM, as it begins with -----BEGIN PRIVATE KEY-----"));
    if (block.label().startsWith("ENCRYPTED") || block.text().contains("ENCRYPTED")) {
      throw fault(
          path,
          "is protected by a passphrase",
          "take it off: openssl pkey -in " + path + " -out NEW-FILE");
    }
    try {
      return KeyFactory.getInstance(algorithm)
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8(block)));
    } catch (NoSuchAlgorithmException e) {
      throw fault(path, "is for " + algorithm + ", which is unknown here", "use RSA or ECDSA");
    } catch (InvalidKeySpecException | IOException e) {
      throw fault(
          path,
          "holds no key that fits the certificate, whose key is " + algorithm,
          "name the key that the certificate was made for");
    }
  }

  private static byte[] pkcs8(PemFile.Block block) throws IOException {
    if (block.label().equals(PemFile.PRIVATE_KEY)) {
      return block.der();
    }
    String text = PemFile.text(block.label(), block.der());
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      return parser.readObject() instanceof PEMKeyPair pair
          ? pair.getPrivateKeyInfo().getEncoded()
          : new byte[0];
    }
  }

  /** The text of a file with this key. */
  static String text(PrivateKey key) {
    return PemFile.text(PemFile.PRIVATE_KEY, key.getEncoded());
  }

  private static CertificateFault fault(Path path, String wrong, String remedy) {
    return new CertificateFault(CertificateFault.Part.KEY, path, wrong, remedy);
  }
}
