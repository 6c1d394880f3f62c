package org.patchbay.server.config;

import java.time.Duration;
import org.patchbay.proxy.routing.RedirectPolicy;

/**
 * The section {@code calls}.
 *
 * @param redirects what becomes of a redirection
 * @param responseTimeout how long a trunk may send nothing at all before it is given up
 * @param pingInterval between two questions to a trunk whether it is there
 */
public record CallSettings(
    MediaProcessing mediaProcessor,
    RedirectPolicy redirects,
    Duration responseTimeout,
    Duration pingInterval) {

  /** Decided for each target; passed back; four seconds; twenty. */
  public static final CallSettings DEFAULT =
      new CallSettings(
          MediaProcessing.AUTO,
          RedirectPolicy.NEVER,
          Duration.ofSeconds(4),
          Duration.ofSeconds(20));
}
