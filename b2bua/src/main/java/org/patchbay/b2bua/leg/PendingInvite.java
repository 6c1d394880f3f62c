package org.patchbay.b2bua.leg;

/**
 * The party's INVITE that waits for our final response.
 *
 * @param offers whether it holds an offer; if not, our 2xx does, and the answer comes in the ACK
 */
public record PendingInvite(TransactionKey key, long cseq, boolean offers) {

  static PendingInvite of(IncomingRequest invite) {
    return new PendingInvite(invite.key(), invite.cseq(), invite.body().isPresent());
  }
}
