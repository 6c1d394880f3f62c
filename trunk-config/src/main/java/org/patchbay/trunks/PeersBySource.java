package org.patchbay.trunks;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the trunk or the carrier that a request comes from: by the name in its certificate, or by
 * its source. The source IP decides, whatever the port; where several share an IP, the port does.
 */
public final class PeersBySource {

  private final List<Peer> peers;

  private PeersBySource(List<Peer> peers) {
    this.peers = peers;
  }

  /** Over the trunks and carriers of a plan. */
  public static PeersBySource of(DialPlan plan) {
    return new PeersBySource(
        Stream.<Peer>concat(plan.trunks().stream(), plan.carriers().stream()).toList());
  }

  /**
   * The one that a request comes from. Of several that share the source IP it is the one whose
   * address has the source port; failing that, the one whose own address it is before one that
   * merely lists it under {@code match}; failing that, the first, trunks before carriers.
   *
   * @param port the source port, which over TCP seldom is the one that the peer listens on
   */
  public Optional<Peer> peerAt(InetAddress source, int port) {
    Peer best = null;
    int bestRank = 0;
    for (Peer peer : peers) {
      int rank = rank(peer.link(), source, port);
      if (rank > bestRank) {
        best = peer;
        bestRank = rank;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Whether an IP address is one of theirs, even where it does not suffice to be recognised. */
  public boolean isPeer(InetAddress address) {
    return peers.stream().anyMatch(peer -> peer.link().covers(address));
  }

  /**
   * The one that proves by its certificate who it is.
   *
   * @param isFor whether the certificate is for a SIP domain (RFC 5922 §7.2)
   */
  public Optional<Peer> peerWith(Predicate<String> isFor) {
    return peers.stream()
        .filter(
            peer -> peer.link().certificate().map(PeerCertificate::name).filter(isFor).isPresent())
        .findFirst();
  }

  private static int rank(Link link, InetAddress source, int port) {
    if (!link.accepts(source)) {
      return 0;
    }
    if (!link.address().getAddress().equals(source)) {
      return 1;
    }
    return link.address().getPort() == port ? 3 : 2;
  }
}
