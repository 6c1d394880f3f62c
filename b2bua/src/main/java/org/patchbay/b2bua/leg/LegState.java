package org.patchbay.b2bua.leg;

/** How far a leg has come. */
public enum LegState {
  /** Our INVITE is out, and nothing has come back. */
  CALLING,
  /** A provisional response has come back. */
  PROCEEDING,
  /** Given up before any response: a CANCEL may not be sent yet (RFC 3261 §9.1). */
  ABANDONED,
  /** CANCEL is out; the final response is not here. */
  CANCELLING,
  /** The party's INVITE waits for our final response. */
  INVITED,
  /** Our 2xx waits for its ACK. */
  ANSWERED,
  /** Given up while our 2xx waits for its ACK: a BYE may not be sent yet (RFC 3261 §15). */
  ANSWERED_ENDING,
  /** Both sides know of the dialog. */
  CONFIRMED,
  /** Our BYE is out. */
  HANGING_UP,
  /** Nothing is left but to answer stragglers. */
  ENDED
}
