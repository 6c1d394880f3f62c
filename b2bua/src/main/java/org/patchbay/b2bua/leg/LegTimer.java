package org.patchbay.b2bua.leg;

/** The timers of a leg. */
public enum LegTimer {
  /** When to send a 2xx again (RFC 3261 §13.3.1.4). */
  REPEAT_2XX,
  /** When to stop waiting for an ACK (RFC 3261 §13.3.1.4). */
  ACK_OVERDUE,
  /** When to stop waiting for the final response of a cancelled INVITE (RFC 3261 §9.1). */
  CANCEL_OVERDUE,
  /** When to send an offer again that met another (RFC 3261 §14.1). */
  RETRY_OFFER
}
