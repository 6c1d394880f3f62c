package org.patchbay.proxy.transport;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The SIP domains that a certificate is good for (RFC 5922 §7.1). */
final class CertificateDomains {
  private static final int DNS = 2;
  private static final int URI = 6;
  private static final String SIP = "sip:";

  private CertificateDomains() {}

  /**
   * The domains in its subjectAltName, in lower case: of URIs {@code sip:DOMAIN}, and if there is
   * none, the host names. No wildcards (§7.2), and no common name: that a certificate authority may
   * not have checked.
   */
  static Set<String> of(Optional<X509Certificate> certificate) {
    Set<String> uris = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (List<?> name : alternativeNames(certificate)) {
      String text = String.valueOf(name.get(1)).toLowerCase(Locale.ROOT);
      if (name.get(0).equals(URI) && text.startsWith(SIP) && text.indexOf('@') < 0) {
        uris.add(text.substring(SIP.length()));
      } else if (name.get(0).equals(DNS) && text.indexOf('*') < 0) {
        names.add(text);
      }
    }
    return uris.isEmpty() ? names : uris;
  }

  private static Collection<List<?>> alternativeNames(Optional<X509Certificate> certificate) {
    try {
      Collection<List<?>> names =
          certificate.isEmpty() ? null : certificate.get().getSubjectAlternativeNames();
      return names == null ? List.of() : names;
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }
}
