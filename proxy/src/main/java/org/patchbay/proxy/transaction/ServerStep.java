package org.patchbay.proxy.transaction;

/**
 * What a server transaction does about an input: the state that it goes to (null: it stays) and
 * what it sends.
 */
public enum ServerStep {
  /** Nothing. */
  IGNORE(null, false, false),
  /** Send the last response again, if there was one. */
  RESEND(null, true, false),
  /** Send the user's response and stay. */
  SEND(null, false, true),
  /** Send the user's provisional response. */
  SEND_TO_PROCEEDING(ServerState.PROCEEDING, false, true),
  /** Send the user's final response, and keep it to send again. */
  SEND_TO_COMPLETED(ServerState.COMPLETED, false, true),
  /** Send the user's 2xx, which its UAS sends again. */
  SEND_TO_ACCEPTED(ServerState.ACCEPTED, false, true),
  /** The ACK came: no more is sent. */
  TO_CONFIRMED(ServerState.CONFIRMED, false, false),
  /** Nothing more is expected. */
  TO_TERMINATED(ServerState.TERMINATED, false, false);

  private final ServerState next;
  private final boolean resends;
  private final boolean sends;

  ServerStep(ServerState next, boolean resends, boolean sends) {
    this.next = next;
    this.resends = resends;
    this.sends = sends;
  }

  /** The state to go to; null to stay. */
  public ServerState next() {
    return next;
  }

  /** Whether the last response is sent again. */
  public boolean resends() {
    return resends;
  }

  /** Whether the user's response is sent. */
  public boolean sends() {
    return sends;
  }
}
