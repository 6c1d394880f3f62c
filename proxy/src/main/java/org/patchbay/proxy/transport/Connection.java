package org.patchbay.proxy.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  final long openedAt;

  /** When the peer last sent anything. */
  long heardAt;

  /** Whose connection it is taken for, beside the one that it leads to (RFC 5923). */
  final List<Connections.Peer> aliases = new ArrayList<>(0);

  private final Connections all;
  private final EventLoop loop;

  /** Null where the transport itself keeps messages apart. */
  private final StreamFramer framer;

  private Connections.Peer peer;
  private Stream stream;
  private Flow flow;

  /** The octets of an unfinished message, as they are counted with all others'. */
  private int held;

  /** Whether it has proved useful, or was opened by us. */
  private boolean kept;

  /** Whether we sent a request on it: its loss then fails transactions. */
  boolean carriesRequests;

  Connection(Connections all, EventLoop loop, long number, ListenPoint listener) {
    this.all = all;
    this.loop = loop;
    this.number = number;
    this.listener = listener;
    this.openedAt = this.heardAt = loop.clock().nanos();
    this.framer =
        listener.transport().needsContentLength() ? new StreamFramer(all.frameHead) : null;
  }

  /**
   * Gives it its stream.
   *
   * @param domain whom the peer has proved to be; "" for nobody
   */
  void attach(Stream newStream, String domain) {
    stream = newStream;
    flow = new Flow(listener.transport(), listener.address(), newStream.remote(), number);
    peer = new Connections.Peer(listener.transport(), newStream.remote(), domain);
  }

  Stream stream() {
    return stream;
  }

  Flow flow() {
    return flow;
  }

  /** Who is at its other end. */
  Connections.Peer peer() {
    return peer;
  }

  /** It is of use, and stays. */
  void keep() {
    if (!kept) {
      kept = true;
      all.idle.keep(this);
      stream.keep();
    }
  }

  void received(byte[] data, int offset, int length) {
    heardAt = loop.clock().nanos();
    if (framer == null) {
      message(data, offset, length);
      return;
    }
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

  /** One message as it is (RFC 7118 §5); line ends alone are a keep-alive of some phones. */
  private void message(byte[] data, int offset, int length) {
    if (isBlank(data, offset, length)) {
      if (length >= 2 * PONG.length) {
        ping();
      }
    } else {
      byte[] message = offset == 0 ? data : Arrays.copyOfRange(data, offset, offset + length);
      all.framed(message, length, this);
    }
  }

  private static boolean isBlank(byte[] data, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (data[i] != '\r' && data[i] != '\n') {
        return false;
      }
    }
    return true;
  }

  void gone() {
    loop.timers().cancel(this);
    all.idle.gone(this);
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
