package org.patchbay.carrier.sip;

/** Whose dialog it is: what is told of requests within it. */
public interface DialogUser {

  /** A re-INVITE; it is to be answered now or later (RFC 3261 §14.2). */
  void reinvited(ServerInvite invite);

  /** The ACK of a 2xx. */
  void acknowledged(SipRequest ack);

  /** The other end has hung up, and was answered: the dialog is over. */
  void hungUp();
}
