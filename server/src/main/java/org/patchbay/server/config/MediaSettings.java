package org.patchbay.server.config;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.patchbay.config.PortRange;

/**
 * The section {@code media}.
 *
 * @param address that media is sent from and received at; none means all, and that peers are told
 *     the address that they are told for SIP
 * @param ports for RTP and RTCP, in pairs
 * @param timeout how long a party that should send may be silent before the call is ended
 */
public record MediaSettings(Optional<InetAddress> address, PortRange ports, Duration timeout) {

  /** Ports 20000 to 29999; five minutes, for a hold without music is no reason to hang up. */
  public static final MediaSettings DEFAULT =
      new MediaSettings(Optional.empty(), new PortRange(20_000, 29_999), Duration.ofMinutes(5));

  /** The first port of the first whole pair: an even one (RFC 3550 §11). */
  public int firstPort() {
    return ports.first() + (ports.first() & 1);
  }

  /** The last port of the last whole pair: an odd one. */
  public int lastPort() {
    return ports.last() - (~ports.last() & 1);
  }
}
