package org.patchbay.server.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.patchbay.config.IpAddresses;
import org.patchbay.server.data.PrivateFile;

/**
 * The certificate that the server makes for itself where the configuration names none, and the
 * authority that signs it. Both are in files, made when they are missing. The certificate is made
 * anew when it is about to expire or the server's names have changed; the authority, which phones
 * trust by hand, only when it expires or may not sign for the domain.
 */
public final class LocalCertificates {
  private static final Logger LOG = LogManager.getLogger(LocalCertificates.class);

  /** How long before its end a certificate is made anew. */
  private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

  private static final int DNS_NAME = 2; // RFC 5280 §4.2.1.6
  private static final int IP_ADDRESS = 7;

  private final Place place;
  private final OwnNames names;

  /**
   * The four files.
   *
   * @param ca the authority's certificate, for phones to trust
   * @param caKey its key
   * @param server the server's certificate and key
   */
  public record Place(Path ca, Path caKey, CertificateFiles server) {

    /** Under their usual names. */
    public static Place in(Path directory) {
      return new Place(
          directory.resolve("ca.pem"),
          directory.resolve("ca-key.pem"),
          new CertificateFiles(
              directory.resolve("server.pem"), directory.resolve("server-key.pem")));
    }
  }

  /** Those in some files, for a server with some names. */
  public LocalCertificates(Place place, OwnNames names) {
    this.place = place;
    this.names = names;
  }

  Place place() {
    return place;
  }

  /** Whether a certificate ends so soon that it has to be made anew. */
  boolean isDue(ServerCertificate certificate, Instant now) {
    return certificate.end().isBefore(now.plus(RENEWED_BEFORE));
  }

  /** What the authority is known by. */
  X509Certificate authority() throws CertificateFault {
    return TrustAnchors.read(place.ca()).get(0);
  }

  /** The server's certificate, made now if there is none that will do. */
  ServerCertificate current(Instant now) throws CertificateFault, IOException {
    Optional<LocalAuthority> authority = keptAuthority(now);
    Optional<ServerCertificate> kept = authority.flatMap(signer -> kept(signer, now));
    return kept.isPresent() ? kept.get() : issue(authority, now);
  }

  private ServerCertificate issue(Optional<LocalAuthority> kept, Instant now) throws IOException {
    Optional<LocalAuthority> usable = kept.filter(authority -> authority.mayVouchFor(names));
    ServerCertificate made = (usable.isPresent() ? usable.get() : make(now)).issue(names, now);
    write(place.server().key(), PemPrivateKey.text(made.key()));
    write(place.server().certificate(), PemCertificates.text(made.chain()));
    LOG.debug(
        "Made a certificate for {}, valid until {}", SipIdentities.of(made.own()), made.end());
    return made;
  }

  private LocalAuthority make(Instant now) throws IOException {
    if (Files.exists(place.ca())) {
      LOG.warn("A new certificate authority is made: phones have to be given {} again", place.ca());
    }
    LocalAuthority made = LocalAuthority.make(names, now);
    write(place.caKey(), PemPrivateKey.text(made.key()));
    write(place.ca(), PemCertificates.text(List.of(made.certificate())));
    return made;
  }

  private Optional<LocalAuthority> keptAuthority(Instant now) throws CertificateFault {
    boolean certificate = Files.exists(place.ca());
    boolean key = Files.exists(place.caKey());
    if (certificate != key) {
      throw new CertificateFault(
          CertificateFault.Part.CA,
          certificate ? place.caKey() : place.ca(),
          "is missing",
          "restore it, or delete "
              + (certificate ? place.ca() : place.caKey())
              + " too: then a new authority is made, which phones have to be told to trust");
    }
    if (!certificate) {
      return Optional.empty();
    }
    // Read as of its first day: one that has expired is replaced, not complained about.
    Instant firstDay = authority().getNotBefore().toInstant();
    ServerCertificate pair = new CertificateFiles(place.ca(), place.caKey()).load(firstDay);
    return Optional.of(new LocalAuthority(pair.own(), pair.key())).filter(all -> !isDue(pair, now));
  }

  private Optional<ServerCertificate> kept(LocalAuthority authority, Instant now) {
    try {
      ServerCertificate found = place.server().load(now);
      found.own().verify(authority.certificate().getPublicKey());
      return Optional.of(found).filter(each -> !isDue(each, now) && names(each.own()));
    } catch (CertificateFault | GeneralSecurityException e) {
      return Optional.empty(); // whatever it is: another one is made
    }
  }

  private boolean names(X509Certificate certificate) {
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      Set<InetAddress> addresses =
          all.stream()
              .filter(name -> Integer.valueOf(IP_ADDRESS).equals(name.get(0)))
              .flatMap(name -> IpAddresses.parse((String) name.get(1)).stream())
              .collect(Collectors.toSet());
      boolean domain =
          names
              .dnsName()
              .map(wanted -> all.stream().anyMatch(name -> isDns(name, wanted)))
              .orElse(true);
      return domain
          && addresses.containsAll(names.addresses())
          && SipIdentities.of(certificate).matches(names.domain());
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  private static boolean isDns(List<?> name, String wanted) {
    return Integer.valueOf(DNS_NAME).equals(name.get(0)) && wanted.equals(name.get(1));
  }

  private static void write(Path file, String text) throws IOException {
    PrivateFile.replace(file, text.getBytes(StandardCharsets.US_ASCII));
  }
}
