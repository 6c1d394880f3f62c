package org.patchbay.proxy.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** RFC 5922 §7.1. */
class CertificateDomainsTest {

  @Test
  void takesSipUrisBeforeHosts() {
    assertEquals(
        Set.of("example.com"), CertificateDomains.of(Optional.of(Certificates.OF_A_DOMAIN)));
  }

  @Test
  void takesHostsWithoutWildcardsWhereThereAreNoUris() {
    assertEquals(
        Set.of("host.example.com"), CertificateDomains.of(Optional.of(Certificates.OF_HOSTS)));
  }

  @Test
  void takesNothingFromWhoHasShownNothing() {
    assertEquals(Set.of(), CertificateDomains.of(Optional.empty()));
  }
}
