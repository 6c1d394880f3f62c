package org.patchbay.server.config;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * The section {@code metrics}.
 *
 * @param listen where a monitoring system reads them over HTTP; none means nowhere
 */
public record MetricsSettings(Optional<InetSocketAddress> listen) {

  /** Nothing that nobody asked for listens. */
  public static final MetricsSettings DEFAULT = new MetricsSettings(Optional.empty());
}
