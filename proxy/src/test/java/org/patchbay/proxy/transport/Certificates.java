package org.patchbay.proxy.transport;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** Certificates that nobody signed, of CN=common.example.com; they end in a hundred years. */
final class Certificates {
  /** With the alternative names sip:example.com and, as a host, host.example.com. */
  static final X509Certificate OF_A_DOMAIN =
      read(
          """
          -----BEGIN CERTIFICATE-----
          MIIBgTCCASigAwIBAgIJAL/sLPCSIXgKMAoGCCqGSM49BAMCMB0xGzAZBgNVBAMT
          EmNvbW1vbi5leGFtcGxlLmNvbTAgFw0yNjExMjExODM1MjBaGA8yMTI2MTAyODE4
          MzUyMFowHTEbMBkGA1UEAxMSY29tbW9uLmV4YW1wbGUuY29tMFkwEwYHKoZIzj0C
          AQYIKoZIzj0DAQcDQgAEIKdjgUxO0882dPj4Z+57btJfPU1tbcl/SuHbyRh0gzek
          xTemYzL3FxY1AAAntjhqTfZuAuBc6PCPSiYZMXsaLKNPME0wHQYDVR0OBBYEFK6D
          qI8NXTtLvuQanrsuJ9GA1USqMCwGA1UdEQQlMCOGD3NpcDpleGFtcGxlLmNvbYIQ
          aG9zdC5leGFtcGxlLmNvbTAKBggqhkjOPQQDAgNHADBEAiB+Jec/zR6mL4xv0lUF
          Yu7AjITStV9Io0KUO1n/B2OS0gIgePyhchW3Uzi0ybVfQMP14mHbCWoWhdQZs8gk
          9MccsXU=
          -----END CERTIFICATE-----
          """);

  /** With the alternative names Host.example.com and *.example.net, both hosts. */
  static final X509Certificate OF_HOSTS =
      read(
          """
          -----BEGIN CERTIFICATE-----
          MIIBgDCCASagAwIBAgIJAIXbiH3Ek3y5MAoGCCqGSM49BAMCMB0xGzAZBgNVBAMT
          EmNvbW1vbi5leGFtcGxlLmNvbTAgFw0yNjExMjExODM1MjRaGA8yMTI2MTAyODE4
          MzUyNFowHTEbMBkGA1UEAxMSY29tbW9uLmV4YW1wbGUuY29tMFkwEwYHKoZIzj0C
          AQYIKoZIzj0DAQcDQgAEVYM2dNp0VUpLzQsWK2vcwFkNGrbYz6sQihb/Jm9VXD2R
          8f85L3yGWi+76wDlRUJvI2eIktNaGZBxpqxVD2nw16NNMEswHQYDVR0OBBYEFBYe
          aQW9P9acdannT10I5J3yBZ7HMCoGA1UdEQQjMCGCEEhvc3QuZXhhbXBsZS5jb22C
          DSouZXhhbXBsZS5uZXQwCgYIKoZIzj0EAwIDSAAwRQIgKnw6Vpvh91uHE8kTlmKa
          irovSIn8yzgvYx/1WrVrj2oCIQC5kVl4rAh3hQluywE730t+gNRmZ7zKA2Iti2Kt
          tYUCCA==
          -----END CERTIFICATE-----
          """);

  private Certificates() {}

  private static X509Certificate read(String pem) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }
}
