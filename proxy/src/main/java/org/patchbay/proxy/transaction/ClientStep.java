package org.patchbay.proxy.transaction;

/**
 * What a client transaction does about an input: the state that it goes to (null: it stays), what
 * it sends, and what it tells its user.
 */
public enum ClientStep {
  /** Nothing. */
  IGNORE(null, Act.NOTHING),
  /** Send the request again and stay. */
  RESEND(null, Act.RESEND),
  /** Tell the user of the response and stay. */
  DELIVER(null, Act.DELIVER),
  /** Tell the user of the provisional response. */
  DELIVER_TO_PROCEEDING(ClientState.PROCEEDING, Act.DELIVER),
  /** Tell the user of the final response. */
  DELIVER_TO_COMPLETED(ClientState.COMPLETED, Act.DELIVER),
  /** Tell the user of the 2xx. */
  DELIVER_TO_ACCEPTED(ClientState.ACCEPTED, Act.DELIVER),
  /** Send the ACK, tell the user of the failure. */
  ACK_TO_COMPLETED(ClientState.COMPLETED, Act.ACKNOWLEDGE_AND_DELIVER),
  /** Send the ACK again: the failure came again. */
  ACKNOWLEDGE(null, Act.ACKNOWLEDGE),
  /** Tell the user that no answer came. */
  TIMED_OUT(ClientState.TERMINATED, Act.REPORT_TIMEOUT),
  /** Tell the user that the request could not be sent. */
  FAILED(ClientState.TERMINATED, Act.REPORT_TRANSPORT_ERROR),
  /** Nothing more is expected. */
  TO_TERMINATED(ClientState.TERMINATED, Act.NOTHING);

  /** What is done besides changing the state. */
  public enum Act {
    NOTHING,
    RESEND,
    DELIVER,
    ACKNOWLEDGE,
    ACKNOWLEDGE_AND_DELIVER,
    REPORT_TIMEOUT,
    REPORT_TRANSPORT_ERROR
  }

  private final ClientState next;
  private final Act act;

  ClientStep(ClientState next, Act act) {
    this.next = next;
    this.act = act;
  }

  /** The state to go to; null to stay. */
  public ClientState next() {
    return next;
  }

  /** What is done. */
  public Act act() {
    return act;
  }
}
