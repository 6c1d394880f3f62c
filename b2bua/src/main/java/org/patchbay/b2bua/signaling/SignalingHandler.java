package org.patchbay.b2bua.signaling;

import org.patchbay.b2bua.leg.IncomingRequest;
import org.patchbay.b2bua.leg.IncomingResponse;

/** What signalling reports to, on the loop's thread, never within a call to it. */
public interface SignalingHandler {

  /**
   * A request arrived. An ACK is of a 2xx and cannot be answered. A CANCEL has been answered; its
   * key is that of the INVITE which it cancels.
   */
  void requested(IncomingRequest request);

  /** A response arrived, also one to a transaction that is over: a 2xx of another branch. */
  void responded(IncomingResponse response);

  /** A request of ours got no final response. */
  void failed(UnansweredRequest request);
}
