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

  /** So long a message may wait before new calls had better not be begun. */
  private static final long MOST_WAIT = TimeUnit.MILLISECONDS.toNanos(50);

  /** As much to do, where the loop has not come round to say how long it takes. */
  private static final int MANY_WAITING = 400;

  private final AtomicInteger inwards = new AtomicInteger();
  private final AtomicInteger outwards = new AtomicInteger();
  private Receiver receiver = message -> {};

  /** How long the message waited that was taken last on the loop of the calls, in nanoseconds. */
  private volatile long lastWait;

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
    return pass(
        inwards,
        callLoop,
        () -> {
          lastWait = callLoop.clock().nanos() - sent;
          receiver.received(message);
        });
  }

  @Override
  public boolean isBehind() {
    int waiting = inwards.get();
    return waiting >= MANY_WAITING || waiting >= FEW_WAITING && lastWait > MOST_WAIT;
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
