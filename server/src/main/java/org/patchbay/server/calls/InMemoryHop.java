package org.patchbay.server.calls;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.patchbay.b2bua.signaling.HopPort;
import org.patchbay.loop.EventLoop;
import org.patchbay.proxy.SignallingController;
import org.patchbay.proxy.transport.Hop;

/**
 * The hop between proxy and media processor in one process (docs/adr/0015): messages wait in the
 * queue of the other side's loop, and only so many of them.
 */
final class InMemoryHop implements Hop, HopPort {
  /** Some seconds of work. Whoever has fallen so far behind had better be sent no more. */
  private static final int MOST_WAITING = 10_000;

  private final EventLoop proxyLoop;
  private final EventLoop callLoop;
  private final SignallingController proxy;

  /** Fewer that wait do not mean that it is behind, even where each takes long. */
  private static final int FEW_WAITING = 64;

  /** So long messages may wait before new calls are refused: not until they are sent again. */
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(250);

  /** The same while calls are being refused: a call crosses the hop a dozen times. */
  private static final long LIMIT = TimeUnit.MILLISECONDS.toNanos(20);

  /** It is no longer behind when it has not been for so long. */
  private static final long CALM = TimeUnit.SECONDS.toNanos(1);

  private final AtomicInteger inwards = new AtomicInteger();
  private final AtomicInteger outwards = new AtomicInteger();
  private Receiver receiver = message -> {};

  /** When the message was sent that is the next to be taken, or was the last to be. */
  private volatile long headSent;

  /** Of the proxy's loop: until when the lower limit holds. */
  private long calmAt = Long.MIN_VALUE;

  InMemoryHop(EventLoop proxyLoop, EventLoop callLoop, SignallingController proxy) {
    this.proxyLoop = proxyLoop;
    this.callLoop = callLoop;
    this.proxy = proxy;
  }

  @Override
  public void onReceive(Receiver newReceiver) {
    receiver = newReceiver;
  }

  /** On the proxy's loop. */
  @Override
  public boolean deliver(byte[] message) {
    long sent = proxyLoop.clock().nanos();
    if (inwards.get() == 0) {
      headSent = sent;
    }
    return pass(
        inwards,
        callLoop,
        () -> {
          headSent = sent;
          receiver.received(message);
        });
  }

  /** On the proxy's loop. */
  @Override
  public boolean isBehind() {
    long now = proxyLoop.clock().nanos();
    long waits = inwards.get() < FEW_WAITING ? 0 : now - headSent;
    boolean isBehind = waits > (now < calmAt ? LIMIT : PATIENCE);
    if (isBehind) {
      calmAt = now + CALM;
    }
    return isBehind;
  }

  /** On the loop of the calls. */
  @Override
  public boolean send(byte[] message) {
    return pass(outwards, proxyLoop, () -> proxy.receivedFromHop(message));
  }

  private static boolean pass(AtomicInteger waiting, EventLoop to, Runnable delivery) {
    if (waiting.get() >= MOST_WAITING) {
      return false;
    }
    waiting.incrementAndGet(); // one thread alone adds to each
    to.execute(
        () -> {
          waiting.decrementAndGet();
          delivery.run();
        });
    return true;
  }
}
