package org.patchbay.b2bua.signaling;

import java.time.Duration;
import java.util.function.Consumer;
import javax.sip.ClientTransaction;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Timer;

/**
 * An INVITE of ours that has no final response. Once it rings, no timer of RFC 3261 §17.1.1.2 ends
 * it: the proxy's Timer C does. Should what comes then be lost, because the hop was full, this
 * does.
 */
final class SentInvite extends Timer {
  /** Longer than Timer C of the proxy and the CANCEL that follows it. */
  private static final Duration PATIENCE = Duration.ofSeconds(240);

  private final EventLoop loop;
  private final RequestName name;
  private final ClientTransaction transaction;
  private final Consumer<SentInvite> overdue;

  SentInvite(
      EventLoop loop,
      RequestName name,
      ClientTransaction transaction,
      Consumer<SentInvite> overdue) {
    this.loop = loop;
    this.name = name;
    this.transaction = transaction;
    this.overdue = overdue;
    waitOn();
  }

  /** It was heard of: each 1xx begins the wait anew. */
  void waitOn() {
    loop.timers().arm(this, loop.clock().nanos() + PATIENCE.toNanos());
  }

  /** It has its final response, or will get none. */
  void end() {
    loop.timers().cancel(this);
  }

  @Override
  protected void fired(long now) {
    overdue.accept(this);
  }

  RequestName name() {
    return name;
  }

  ClientTransaction transaction() {
    return transaction;
  }
}
