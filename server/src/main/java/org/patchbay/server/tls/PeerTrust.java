package org.patchbay.server.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Decides whether a peer is who it has to be: its chain leads to an authority that we trust, and,
 * where we opened the connection, the certificate is for the domain that it was opened to (RFC 5922
 * §7.3, §7.4).
 */
final class PeerTrust extends X509ExtendedTrustManager {
  private final TrustAnchors anchors;
  private final ExpectedDomain expected;

  /**
   * Trust in some authorities.
   *
   * @param expected what has to be in the certificates of those whom we connect to
   */
  PeerTrust(TrustAnchors anchors, ExpectedDomain expected) {
    this.anchors = anchors;
    this.expected = expected;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    String host = Objects.requireNonNullElse(engine.getPeerHost(), "");
    String domain = expected.of(host, engine.getPeerPort());
    SipIdentities identities = SipIdentities.of(chain[0]);
    if (!identities.matches(domain)) {
      throw new CertificateException(
          "the certificate is for " + identities + ", not for " + domain + " (RFC 5922)");
    }
    try {
      anchors.verifier().checkServerTrusted(chain, authType, engine);
    } catch (CertificateException e) {
      throw untrusted(chain[0], e);
    }
  }

  /** Whose certificate it is does not matter here: its names are compared when a request comes. */
  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    try {
      anchors.verifier().checkClientTrusted(chain, authType, engine);
    } catch (CertificateException e) {
      throw untrusted(chain[0], e);
    }
  }

  private static CertificateException untrusted(X509Certificate certificate, Exception why) {
    return new CertificateException(
        "the certificate for "
            + SipIdentities.of(certificate)
            + " from "
            + certificate.getIssuerX500Principal()
            + " is not trusted: "
            + why.getMessage(),
        why);
  }

  /** None: peers are not told whom we trust, and show what they have. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw noEngine();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw noEngine();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw noEngine();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw noEngine();
  }

  private static CertificateException noEngine() {
    return new CertificateException("without an SSLEngine nobody knows whom the peer has to be");
  }
}
