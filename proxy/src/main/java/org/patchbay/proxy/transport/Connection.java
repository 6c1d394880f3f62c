package org.patchbay.proxy.transport;

import java.util.concurrent.TimeUnit;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Stream;
import org.patchbay.loop.Timer;

/** One stream with its framing, its number and the watch over half-sent messages. */
final class Connection extends Timer implements StreamFramer.Sink {
  /** A message begun has to be complete by then: a slow sender holds a buffer no longer. */
  private static final long PARTIAL_NANOS = TimeUnit.SECONDS.toNanos(20);

  private static final byte[] PONG = {'\r', '\n'};

  final long number;
  final ListenPoint listener;
  private final Connections all;
  private final EventLoop loop;
  private final StreamFramer framer;
  private Stream stream;
  private Flow flow;

  /** The octets of an unfinished message, as they are counted with all others'. */
  private int held;

  /** Whether we sent a request on it: its loss then fails transactions. */
  boolean carriesRequests;

  Connection(Connections all, EventLoop loop, long number, ListenPoint listener) {
    this.all = all;
    this.loop = loop;
    this.number = number;
    this.listener = listener;
    this.framer = new StreamFramer(all.frameHead);
  }

  void attach(Stream newStream) {
    stream = newStream;
    flow = new Flow(listener.transport(), listener.address(), newStream.remote(), number);
  }

  Stream stream() {
    return stream;
  }

  Flow flow() {
    return flow;
  }

  void received(byte[] data, int offset, int length) {
    framer.append(data, offset, length, this);
    if (hold(framer.heldOctets())) {
      stream.close();
    }
    if (!framer.hasPartial()) {
      loop.timers().cancel(this);
    } else if (!armed()) {
      loop.timers().arm(this, loop.clock().nanos() + PARTIAL_NANOS);
    }
  }

  void gone() {
    loop.timers().cancel(this);
    hold(0);
  }

  private boolean hold(int octets) {
    int before = held;
    held = octets;
    return all.unfinished.change(before, octets);
  }

  @Override
  public void frame(byte[] bytes, int length, boolean broken) {
    loop.timers().cancel(this); // what follows is another message, with time of its own
    all.framed(bytes, length, this);
    if (broken) {
      stream.close();
    }
  }

  @Override
  public void ping() {
    stream.write(PONG, 0, PONG.length);
  }

  @Override
  protected void fired(long now) {
    stream.close();
  }
}
