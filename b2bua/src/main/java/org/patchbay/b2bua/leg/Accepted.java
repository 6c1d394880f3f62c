package org.patchbay.b2bua.leg;

import java.time.Duration;

/**
 * A 2xx of ours that waits for its ACK.
 *
 * @param cseq of the INVITE
 * @param answerDue whether the ACK is to hold the answer to an offer of ours (RFC 3261 §13.2.1)
 * @param interval the time until it is sent once more
 */
public record Accepted(
    TransactionKey key,
    long cseq,
    boolean answerDue,
    OutgoingResponse response,
    Duration interval) {

  static Accepted now(PendingInvite invite, OutgoingResponse response) {
    return new Accepted(invite.key(), invite.cseq(), !invite.offers(), response, SipTimes.T1);
  }

  /** Twice as long, but at most T2 (RFC 3261 §13.3.1.4). */
  Accepted slower() {
    Duration doubled = interval.multipliedBy(2);
    Duration next = doubled.compareTo(SipTimes.T2) > 0 ? SipTimes.T2 : doubled;
    return new Accepted(key, cseq, answerDue, response, next);
  }
}
