package org.patchbay.proxy.transaction;

import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.message.SipParser;

/**
 * Reads a request again from the octets that its server transaction kept: when it is acted upon
 * later than in the turn in which it arrived. Reused; one thread.
 */
public final class KeptRequest {
  private final SipMessage message = new SipMessage();
  private final RequestHead head = new RequestHead();

  /**
   * The head of a transaction's request; valid until the next call.
   *
   * @param transaction one that has sent no final response
   */
  public RequestHead of(ServerTransaction transaction) {
    return of(transaction.request());
  }

  /** The head of a request whose octets were kept; valid until the next call. */
  public RequestHead of(byte[] octets) {
    // It was sound when it arrived: that needs no second check.
    SipParser.datagram(octets, octets.length, message);
    head.read(message);
    return head;
  }
}
