package org.patchbay.server.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file of PEM blocks (RFC 7468).
 *
 * @param blocks in the order of the file; what stands between them is no part of it
 */
record PemFile(Path path, List<Block> blocks) {

  /** The label of a certificate's block. */
  static final String CERTIFICATE = "CERTIFICATE";

  /** The label of a key's block in PKCS #8 (RFC 5958). */
  static final String PRIVATE_KEY = "PRIVATE KEY";

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  /** Room for the certificates of every public authority, several times over. */
  private static final long LARGEST_BYTES = 4L << 20;

  private static final int LINE = 64; // RFC 7468 §2

  /**
   * One block.
   *
   * @param label as {@code CERTIFICATE}
   * @param text between the two lines of the label
   */
  record Block(String label, String text) {

    /** The octets that it stands for; empty if it is not Base64. */
    byte[] der() {
      try {
        return Base64.getMimeDecoder().decode(text.strip());
      } catch (IllegalArgumentException e) {
        return new byte[0];
      }
    }

    /** Whether it is a private key of any kind. */
    boolean isKey() {
      return label.endsWith(PRIVATE_KEY);
    }
  }

  PemFile {
    blocks = List.copyOf(blocks);
  }

  /** Reads a file. */
  static PemFile read(Path path, CertificateFault.Part part) throws CertificateFault {
    try {
      if (Files.isDirectory(path)) {
        throw new CertificateFault(part, path, "is a directory", "name a PEM file");
      }
      if (Files.size(path) > LARGEST_BYTES) {
        throw new CertificateFault(part, path, "is larger than 4 MiB", "name a PEM file");
      }
      String text = Files.readString(path, StandardCharsets.ISO_8859_1);
      return new PemFile(
          path,
          BLOCK
              .matcher(text)
              .results()
              .map(found -> new Block(found.group(1), found.group(2)))
              .collect(Collectors.toList()));
    } catch (NoSuchFileException e) {
      throw new CertificateFault(part, path, "does not exist", "check the name");
    } catch (IOException e) {
      throw new CertificateFault(
          part,
          path,
          "cannot be read (" + e.getClass().getSimpleName() + ")",
          "check that the user who runs patchbay may read it");
    }
  }

  /** One block as text. */
  static String text(String label, byte[] der) {
    String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }
}
