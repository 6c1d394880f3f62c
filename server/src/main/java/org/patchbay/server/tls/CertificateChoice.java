package org.patchbay.server.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Chooses the certificate for a connection: the one whose name the client asks for (RFC 6066 §3),
 * else the first. An alias is an index into the list.
 */
final class CertificateChoice extends X509ExtendedKeyManager {
  private final List<ServerCertificate> certificates;

  /** Chooses among at least one. */
  CertificateChoice(List<ServerCertificate> certificates) {
    this.certificates = List.copyOf(certificates);
  }

  @Override
  public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
    boolean asked =
        askedFor(engine).stream().anyMatch(name -> isServed(name) && name.getType() == 0);
    for (int i = 0; i < certificates.size(); i++) {
      ServerCertificate certificate = certificates.get(i);
      boolean meant =
          asked ? askedFor(engine).stream().anyMatch(name -> serves(certificate, name)) : i == 0;
      if (meant && certificate.key().getAlgorithm().equals(keyType)) {
        return String.valueOf(i);
      }
    }
    return null;
  }

  private static List<SNIServerName> askedFor(SSLEngine engine) {
    return engine.getHandshakeSession() instanceof ExtendedSSLSession session
        ? session.getRequestedServerNames()
        : List.of();
  }

  private boolean isServed(SNIServerName name) {
    return certificates.stream().anyMatch(certificate -> serves(certificate, name));
  }

  private static boolean serves(ServerCertificate certificate, SNIServerName name) {
    return name instanceof SNIHostName host && certificate.serves(host.getAsciiName());
  }

  /** What we show to a peer that we connect to and that asks for it: the first. */
  @Override
  public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
    return List.of(keyTypes).contains(certificates.get(0).key().getAlgorithm()) ? "0" : null;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return certificates.get(Integer.parseInt(alias)).chain().toArray(X509Certificate[]::new);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return certificates.get(Integer.parseInt(alias)).key();
  }

  @Override
  public String[] getClientAliases(String keyType, Principal[] issuers) {
    return new String[0];
  }

  @Override
  public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
    return null;
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    return new String[0];
  }

  @Override
  public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    return null;
  }
}
