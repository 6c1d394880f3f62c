package org.patchbay.server.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The authorities whose certificates of peers are believed. Those of the system are many and are
 * read when they are first needed.
 */
final class TrustAnchors {
  private final boolean system;
  private final List<X509Certificate> own;
  private volatile X509ExtendedTrustManager verifier;

  private TrustAnchors(boolean system, Collection<X509Certificate> own) {
    this.system = system;
    this.own = List.copyOf(own);
  }

  /** These and no others. */
  static TrustAnchors only(Collection<X509Certificate> anchors) {
    return new TrustAnchors(false, anchors);
  }

  /** Those of the system, and these. */
  static TrustAnchors systemAnd(Collection<X509Certificate> anchors) {
    return new TrustAnchors(true, anchors);
  }

  /**
   * Checks that a file holds authorities.
   *
   * @throws CertificateFault if it cannot be read, or holds no certificate
   */
  static List<X509Certificate> read(Path file) throws CertificateFault {
    return PemCertificates.read(file, CertificateFault.Part.CA);
  }

  /** What verifies chains that lead to them (RFC 5280 §6). */
  X509ExtendedTrustManager verifier() {
    X509ExtendedTrustManager made = verifier; // made twice now and then, which does no harm
    if (made == null) {
      made = make();
      verifier = made;
    }
    return made;
  }

  private X509ExtendedTrustManager make() {
    try {
      List<X509Certificate> all = new ArrayList<>(own);
      if (system) {
        all.addAll(List.of(managerOver(null).getAcceptedIssuers()));
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (int i = 0; i < all.size(); i++) {
        store.setCertificateEntry(String.valueOf(i), all.get(i));
      }
      return managerOver(store);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the system's certificate authorities cannot be read", e);
    }
  }

  /**
   * A verifier over a store.
   *
   * @param store null for the system's
   */
  private static X509ExtendedTrustManager managerOver(KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    Optional<X509ExtendedTrustManager> found = Optional.empty();
    for (TrustManager each : factory.getTrustManagers()) {
      if (each instanceof X509ExtendedTrustManager manager) {
        found = Optional.of(manager);
      }
    }
    return found.orElseThrow(() -> new GeneralSecurityException("no X.509 trust manager"));
  }
}
