package org.patchbay.server.config;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.patchbay.config.Cidr;

/**
 * The section {@code registrar}.
 *
 * @param openFrom from here any user name registers without a challenge
 * @param minExpires a shorter registration gets 423 (RFC 3261 §10.3)
 * @param maxExpires a longer one is shortened
 * @param defaultExpires of one that asks for nothing; between the other two
 * @param maxContacts that one user may register
 */
public record RegistrarSettings(
    List<Cidr> openFrom,
    Duration minExpires,
    Duration maxExpires,
    Duration defaultExpires,
    int maxContacts) {

  /** A minute to an hour, an hour by default, ten contacts, open to nobody. */
  public static final RegistrarSettings DEFAULT =
      new RegistrarSettings(
          List.of(), Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(1), 10);

  public RegistrarSettings {
    openFrom = List.copyOf(openFrom);
  }

  /** Whether a source registers without a challenge. */
  public boolean openTo(InetAddress source) {
    return openFrom.stream().anyMatch(block -> block.contains(source));
  }
}
