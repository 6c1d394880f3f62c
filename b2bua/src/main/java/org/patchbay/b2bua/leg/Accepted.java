package org.patchbay.b2bua.leg;

import java.time.Duration;

/**
 * A 2xx of ours that waits for its ACK.
 *
 * @param cseq of the INVITE
 * @param interval the time until it is sent once more
 */
public record Accepted(
    TransactionKey key, long cseq, OutgoingResponse response, Duration interval) {

  /** Twice as long, but at most T2 (RFC 3261 §13.3.1.4). */
  Accepted slower() {
    Duration doubled = interval.multipliedBy(2);
    Duration next = doubled.compareTo(SipTimes.T2) > 0 ? SipTimes.T2 : doubled;
    return new Accepted(key, cseq, response, next);
  }
}
