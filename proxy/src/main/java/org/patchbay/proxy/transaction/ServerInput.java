package org.patchbay.proxy.transaction;

/** What can happen to a server transaction. */
public enum ServerInput {
  /** The request arrived again. */
  REQUEST,
  /** The ACK of a failure arrived. */
  ACK,
  /** The user sends a 1xx. */
  PROVISIONAL,
  /** The user sends a 2xx. */
  SUCCESS,
  /** The user sends a 300 to 699. */
  FAILURE,
  /** Timer G: time to send the failure again. */
  RETRANSMIT_TIMER,
  /** Timer H: no ACK came. */
  TIMEOUT_TIMER,
  /** Timers I, J and L: nothing more is expected. */
  LINGER_TIMER,
  TRANSPORT_ERROR
}
