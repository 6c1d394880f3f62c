package org.patchbay.b2bua.leg;

/** Whether the session of a leg is being changed, and by whom. */
public enum ChangeState {
  /** It is not. */
  STABLE,
  /** Our re-INVITE is out. */
  OFFERING,
  /** Our re-INVITE met one of the party's, and waits to be sent again. */
  BACKING_OFF,
  /** The party's re-INVITE waits for our answer. */
  OFFERED,
  /** Our 2xx to the party's re-INVITE waits for its ACK. */
  ACCEPTED
}
