package org.patchbay.media.endpoint;

/** One step of the way of a packet. */
@FunctionalInterface
interface Stage {

  /** Whether the packet goes on to the next stage. */
  boolean pass(RtpEndpoint endpoint, Arrival arrival);
}
