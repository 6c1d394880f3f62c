package org.patchbay.proxy.transaction;

/** What can happen to a client transaction. */
public enum ClientInput {
  /** A 1xx arrived. */
  PROVISIONAL,
  /** A 2xx arrived. */
  SUCCESS,
  /** A 300 to 699 arrived. */
  FAILURE,
  /** Timers A and E: time to send the request again. */
  RETRANSMIT_TIMER,
  /** Timers B and F, and for an INVITE the end of patience after CANCEL. */
  TIMEOUT_TIMER,
  /** Timers D, K and M: nothing more is expected. */
  LINGER_TIMER,
  /** The request cannot be sent, or its connection is gone. */
  TRANSPORT_ERROR
}
