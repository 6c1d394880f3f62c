package org.patchbay.server.tls;

import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A certificate that the server can show, with its key.
 *
 * @param chain its own certificate first, then each one's issuer; the root may be missing
 * @param names by which a client may ask for it (RFC 6066 §3), in lower case, perhaps {@code
 *     *.example.org}
 */
record ServerCertificate(List<X509Certificate> chain, PrivateKey key, Set<String> names) {

  private static final int DNS_NAME = 2; // RFC 5280 §4.2.1.6

  ServerCertificate {
    chain = List.copyOf(chain);
    names = Set.copyOf(names);
  }

  static ServerCertificate of(List<X509Certificate> chain, PrivateKey key) {
    return new ServerCertificate(chain, key, dnsNames(chain.get(0)));
  }

  X509Certificate own() {
    return chain.get(0);
  }

  /** When the first certificate of the chain ends. */
  Instant end() {
    return chain.stream()
        .map(each -> each.getNotAfter().toInstant())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  /** Whether it is what a client wants that asks for a name; a wildcard stands for one label. */
  boolean serves(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    int dot = lower.indexOf('.');
    return names.contains(lower) || dot > 0 && names.contains("*" + lower.substring(dot));
  }

  private static Set<String> dnsNames(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? SipIdentities.of(certificate).domains()
          : names.stream()
              .filter(name -> Integer.valueOf(DNS_NAME).equals(name.get(0)))
              .map(name -> ((String) name.get(1)).toLowerCase(Locale.ROOT))
              .collect(Collectors.toSet());
    } catch (CertificateParsingException e) {
      return Set.of();
    }
  }
}
