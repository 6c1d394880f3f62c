package org.patchbay.server.config;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.patchbay.config.Cidr;

/**
 * The section {@code registrar}.
 *
 * @param openFrom from here any user name registers without a challenge
 * @param minExpires a shorter registration gets 423 (RFC 3261 §10.3)
 * @param maxExpires a longer one is shortened
 * @param defaultExpires of one that asks for nothing; between the other two
 * @param maxContacts that one user may register
 * @param maxBindings of all users together
 * @param edgeProxies from here a REGISTER may carry a Path, besides trusted addresses
 * @param serviceRoute whether the answer to a REGISTER has a Service-Route
 * @param flowTimer how often phones are asked to show that their flow lives
 */
public record RegistrarSettings(
    List<Cidr> openFrom,
    Duration minExpires,
    Duration maxExpires,
    Duration defaultExpires,
    int maxContacts,
    int maxBindings,
    List<Cidr> edgeProxies,
    boolean serviceRoute,
    Optional<Duration> flowTimer) {

  /**
   * Five seconds to an hour, an hour by default, ten contacts of a user and two million in all,
   * open to nobody, a Path of nobody.
   */
  public static final RegistrarSettings DEFAULT =
      new RegistrarSettings(
          List.of(),
          Duration.ofSeconds(5),
          Duration.ofHours(1),
          Duration.ofHours(1),
          10,
          2_000_000,
          List.of(),
          false,
          Optional.empty());

  public RegistrarSettings {
    openFrom = List.copyOf(openFrom);
    edgeProxies = List.copyOf(edgeProxies);
  }

  /** Whether a source registers without a challenge. */
  public boolean openTo(InetAddress source) {
    return openFrom.stream().anyMatch(block -> block.contains(source));
  }

  /** Whether an address is an edge proxy's. */
  public boolean hasEdgeProxyAt(InetAddress source) {
    return edgeProxies.stream().anyMatch(block -> block.contains(source));
  }
}
