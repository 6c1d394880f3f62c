package org.patchbay.proxy.transaction;

import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.ResponseHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.transport.Flow;

/** What stands above the transactions (RFC 3261 §5): here, the proxy core. */
public interface TransactionUser {

  /** A new request, other than ACK and CANCEL; its server transaction waits for a response. */
  void request(ServerTransaction transaction, RequestHead request, Flow flow);

  /** An ACK that belongs to no server transaction: the ACK of a 2xx. */
  void ack(RequestHead request, Flow flow);

  /**
   * An ACK of a refusal of ours that was forgotten when it was sent. Its tag was sent to that
   * source alone, so it has received it.
   */
  default void refusalReceived(Flow flow) {}

  /**
   * A CANCEL for a live INVITE transaction; it has been answered. Told once for each CANCEL, also
   * when the INVITE has its final response already.
   *
   * @param cancel the CANCEL, valid during the call
   */
  void cancelled(ServerTransaction invite, SipMessage cancel);

  /**
   * A non-INVITE request has waited for a response until its client is to be told 100 (RFC 4320
   * §4.1).
   */
  void stillTrying(ServerTransaction transaction);

  /**
   * A response to one of our client transactions: provisional, final, or a 2xx to an INVITE again.
   */
  void response(ClientTransaction transaction, ResponseHead head, SipMessage response);

  /** No response came in time (Timers B and F, or a provisional and nothing after it). */
  void timedOut(ClientTransaction transaction);

  /** The request could not be sent, or its connection was lost before the final response. */
  void unreachable(ClientTransaction transaction);
}
