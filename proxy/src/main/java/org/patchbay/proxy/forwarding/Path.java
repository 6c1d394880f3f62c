package org.patchbay.proxy.forwarding;

/** The path of a request to a target. */
public enum Path {
  /** Straight to the target. */
  DIRECT,

  /**
   * Straight to the target; once more through the media processor if the target cannot do with what
   * the caller offers.
   */
  DIRECT_FIRST,

  /** Through the media processor, which is told the target and stands between (docs/adr/0015). */
  PROCESSED
}
