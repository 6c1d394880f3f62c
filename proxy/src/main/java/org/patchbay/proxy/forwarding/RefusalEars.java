package org.patchbay.proxy.forwarding;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.patchbay.loop.DatagramPort;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Timer;
import org.patchbay.proxy.transaction.TransactionLayer;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.proxy.transport.TransportLayer;

/**
 * Sockets that hear whether UDP hosts of other domains refuse what is sent to them, so that the
 * next candidate is tried at once (docs/adr/0025). There are so many at a time; the one that was
 * not wanted for the longest goes first, and its host's refusals are silence again. One thread.
 */
final class RefusalEars implements AutoCloseable {
  private static final int MOST = 64;

  /** For how long a host is listened to after it was last sent to. */
  private static final long IDLE = TimeUnit.SECONDS.toNanos(60);

  private final EventLoop loop;
  private final TransportLayer transport;
  private final TransactionLayer transactions;
  private final Map<Flow, Ear> ears = new LinkedHashMap<>(16, 0.75f, true);

  RefusalEars(EventLoop loop, TransportLayer transport, TransactionLayer transactions) {
    this.loop = loop;
    this.transport = transport;
    this.transactions = transactions;
  }

  /** Lets requests on a flow fail when they are refused, from now on and for a while. */
  void hear(Flow flow) {
    if (flow.transport() != Transport.UDP) {
      return; // a stream says so itself
    }
    Ear ear = ears.get(flow);
    if (ear == null) {
      ear = open(flow);
    }
    if (ear != null) {
      loop.timers().arm(ear, loop.clock().nanos() + IDLE);
    }
  }

  private Ear open(Flow flow) {
    if (transactions.expectsRefusals(flow)) {
      return null; // a trunk, which has a socket of its own
    }
    if (ears.size() == MOST) {
      Iterator<Ear> eldest = ears.values().iterator();
      Ear ear = eldest.next();
      eldest.remove();
      ear.shut();
    }
    DatagramPort port = transport.hearRefusals(flow);
    if (port == null) {
      return null;
    }
    Ear ear = new Ear(flow, port);
    ears.put(flow, ear);
    transactions.expectRefusals(flow);
    return ear;
  }

  @Override
  public void close() {
    ears.values().forEach(Ear::shut);
    ears.clear();
  }

  /** One of them; it fires when it has not been wanted for a while. */
  private final class Ear extends Timer {
    private final Flow flow;
    private final DatagramPort port;

    Ear(Flow flow, DatagramPort port) {
      this.flow = flow;
      this.port = port;
    }

    void shut() {
      loop.timers().cancel(this);
      port.close();
      transactions.expectNoRefusals(flow);
    }

    @Override
    protected void fired(long now) {
      ears.remove(flow);
      shut();
    }
  }
}
