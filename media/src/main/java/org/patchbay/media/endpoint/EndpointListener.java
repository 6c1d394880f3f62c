package org.patchbay.media.endpoint;

/** What an endpoint tells whoever owns the leg, on the loop's thread. */
public interface EndpointListener {

  /** Nothing has been heard for the configured time while something was to be received. */
  default void mediaTimeout(RtpEndpoint endpoint) {}

  /** The first packet arrived, or the first after a timeout. */
  default void mediaHeard(RtpEndpoint endpoint) {}

  /** The peer's RTCP said goodbye for its source; SIP decides what that means. */
  default void remoteBye(RtpEndpoint endpoint) {}
}
