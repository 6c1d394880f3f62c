package org.patchbay.server.config;

import java.net.InetAddress;
import java.util.Optional;
import org.patchbay.config.PortRange;

/**
 * The section {@code media}.
 *
 * @param address that media is sent from and received at; none means the primary address
 * @param ports for RTP and RTCP, in pairs
 */
public record MediaSettings(Optional<InetAddress> address, PortRange ports) {

  /** Ports 20000 to 29999 on the primary address. */
  public static final MediaSettings DEFAULT =
      new MediaSettings(Optional.empty(), new PortRange(20_000, 29_999));
}
