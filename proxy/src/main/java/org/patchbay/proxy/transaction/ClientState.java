package org.patchbay.proxy.transaction;

/** The states of a client transaction (RFC 3261 §17.1, RFC 6026 §7.2). */
public enum ClientState {
  /** The request is on its way: Calling for an INVITE, Trying for any other. */
  CALLING,
  /** A provisional response came. */
  PROCEEDING,
  /** A final response came; it may come again. */
  COMPLETED,
  /** INVITE only: a 2xx came; more of them may. */
  ACCEPTED,
  /** It is over. */
  TERMINATED
}
