package org.patchbay.server.config;

import java.time.Duration;

/**
 * The section {@code calls}.
 *
 * @param responseTimeout how long a trunk may send nothing at all before it is given up
 * @param pingInterval between two questions to a trunk whether it is there
 */
public record CallSettings(
    MediaProcessing mediaProcessor, Duration responseTimeout, Duration pingInterval) {

  /** Decided for each target; four seconds; twenty. */
  public static final CallSettings DEFAULT =
      new CallSettings(MediaProcessing.AUTO, Duration.ofSeconds(4), Duration.ofSeconds(20));
}
