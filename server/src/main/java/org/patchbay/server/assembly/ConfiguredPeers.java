package org.patchbay.server.assembly;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import org.patchbay.proxy.routing.Caller;
import org.patchbay.proxy.routing.KnownPeers;
import org.patchbay.proxy.transport.SipIdentities;
import org.patchbay.server.config.SipSettings;
import org.patchbay.trunks.PeersBySource;

/**
 * The peers that the configuration names. A trunk or carrier comes before {@code sip.trusted}: it
 * may do less, and is named.
 */
record ConfiguredPeers(SipSettings sip, PeersBySource trunks) implements KnownPeers {

  /** Whether a host is one of them: behind the address may be thousands of calls. */
  boolean isKnown(InetAddress address) {
    return sip.trusts(address) || trunks.isPeer(address);
  }

  @Override
  public Caller apply(InetSocketAddress source) {
    InetAddress address = source.getAddress();
    return trunks
        .peerAt(address, source.getPort())
        .<Caller>map(Caller.Trunk::new)
        .orElseGet(
            () -> sip.trusts(address) && !isTrunk(source) ? Caller.TRUSTED : Caller.STRANGER);
  }

  @Override
  public Caller holding(X509Certificate certificate) {
    return trunks
        .peerWith(SipIdentities.of(certificate)::matches)
        .<Caller>map(Caller.Trunk::new)
        .orElse(Caller.STRANGER);
  }

  @Override
  public boolean isTrunk(InetSocketAddress address) {
    return trunks.isPeer(address.getAddress());
  }
}
