package org.patchbay.b2bua.signaling;

import gov.nist.javax.sip.message.SIPRequest;
import java.time.Duration;
import java.util.function.Consumer;
import javax.sip.ServerTransaction;
import org.patchbay.b2bua.leg.TransactionKey;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Timer;

/**
 * A request that waits for our answer or, after a 2xx to an INVITE, for its ACK. It waits no longer
 * than its sender does (64 times T1, RFC 3261 §17.1.2.2), so that requests which nobody answers do
 * not add up.
 */
final class PendingRequest extends Timer {
  private static final Duration PATIENCE = Duration.ofSeconds(33);

  private final EventLoop loop;
  private final TransactionKey key;
  private final SIPRequest request;
  private final ServerTransaction transaction;
  private final Consumer<PendingRequest> overdue;
  private byte[] accepted;

  PendingRequest(
      EventLoop loop,
      TransactionKey key,
      SIPRequest request,
      ServerTransaction transaction,
      Consumer<PendingRequest> overdue) {
    this.loop = loop;
    this.key = key;
    this.request = request;
    this.transaction = transaction;
    this.overdue = overdue;
    if (!isInvite()) {
      awaitNoLonger();
    }
  }

  /** From now on its sender waits for so long: an INVITE's does when it was cancelled. */
  void awaitNoLonger() {
    loop.timers().arm(this, loop.clock().nanos() + PATIENCE.toNanos());
  }

  /** It got this 2xx, and is an INVITE. */
  void accept(byte[] response) {
    accepted = response;
    awaitNoLonger();
  }

  /** Nobody waits for it any more. */
  void end() {
    loop.timers().cancel(this);
  }

  @Override
  protected void fired(long now) {
    overdue.accept(this);
  }

  TransactionKey key() {
    return key;
  }

  SIPRequest request() {
    return request;
  }

  ServerTransaction transaction() {
    return transaction;
  }

  boolean isInvite() {
    return request.getMethod().equals("INVITE");
  }

  /** The 2xx that it got; null if it has none. */
  byte[] accepted() {
    return accepted;
  }
}
