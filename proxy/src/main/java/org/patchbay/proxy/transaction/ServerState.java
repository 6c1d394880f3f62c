package org.patchbay.proxy.transaction;

/** The states of a server transaction (RFC 3261 §17.2, RFC 6026 §7.1). */
public enum ServerState {
  /** A non-INVITE request that nothing has been said to yet. */
  TRYING,
  PROCEEDING,
  COMPLETED,
  /** INVITE only: the ACK for a failure arrived. */
  CONFIRMED,
  /** INVITE only: a 2xx was sent; the user agents see to its ACK. */
  ACCEPTED,
  TERMINATED
}
