package org.patchbay.server.tls;

import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;

/** A client that has no certificate of its own. */
final class BareClient {

  private BareClient() {}

  static SSLEngine trusting(TestAuthority authority, String host) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    TrustAnchors anchors = TrustAnchors.only(List.of(authority.certificate()));
    context.init(null, new TrustManager[] {new PeerTrust(anchors, ExpectedDomain.THE_HOST)}, null);
    SSLEngine engine = context.createSSLEngine(host, 5061);
    engine.setUseClientMode(true);
    return engine;
  }
}
