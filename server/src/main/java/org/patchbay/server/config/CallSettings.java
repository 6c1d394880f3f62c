package org.patchbay.server.config;

import java.time.Duration;

/**
 * The section {@code calls}.
 *
 * @param responseTimeout how long a trunk may send nothing at all before it is given up
 */
public record CallSettings(MediaProcessing mediaProcessor, Duration responseTimeout) {

  /** Decided for each target; four seconds. */
  public static final CallSettings DEFAULT =
      new CallSettings(MediaProcessing.AUTO, Duration.ofSeconds(4));
}
