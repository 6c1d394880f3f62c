package org.patchbay.server.tls;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The section {@code tls}.
 *
 * @param certificate the one for whoever asks for no other; none: the server makes one
 * @param more for clients that ask for their names (RFC 6066 §3)
 * @param ca the authorities whose certificates of peers are believed; none: those of the system,
 *     and our own
 * @param clientCertificates whether phones and trunks that connect are asked for theirs; none: if a
 *     trunk is known by its name
 */
public record TlsSettings(
    Optional<CertificateFiles> certificate,
    List<CertificateFiles> more,
    Optional<Path> ca,
    Optional<ClientCertificates> clientCertificates) {

  /** The server makes its own certificate. */
  public static final TlsSettings DEFAULT =
      new TlsSettings(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

  public TlsSettings {
    more = List.copyOf(more);
  }

  /**
   * Checks that a file holds authorities.
   *
   * @throws CertificateFault with what is wrong and what to do
   */
  public static void checkAuthorities(Path file) throws CertificateFault {
    TrustAnchors.read(file);
  }
}
