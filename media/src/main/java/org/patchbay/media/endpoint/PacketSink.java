package org.patchbay.media.endpoint;

import org.patchbay.media.rtp.RtpPacket;

/** Where an endpoint's packets go: a bridge, an echo, a digit collector. */
public interface PacketSink {

  /**
   * A packet arrived that has passed every stage: valid, from the peer, no duplicate, of a known
   * payload type, in a direction that is open.
   *
   * @param packet lies over a buffer that may be changed, and is reused after this call returns
   * @param now the time in nanoseconds
   */
  void received(RtpPacket packet, PayloadFormat format, long now);

  /** The stream begins anew: another SSRC, or another place in the sequence. */
  default void restarted() {}

  /** The endpoint's formats, direction or addresses have changed. */
  default void reconfigured() {}
}
