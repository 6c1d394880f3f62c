package org.patchbay.server.config;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * The section {@code dns}.
 *
 * @param servers who is asked, the first one first; none means those of the system's configuration
 */
public record DnsSettings(List<InetSocketAddress> servers) {

  /** What the system says. */
  public static final DnsSettings DEFAULT = new DnsSettings(List.of());

  public DnsSettings {
    servers = List.copyOf(servers);
  }
}
