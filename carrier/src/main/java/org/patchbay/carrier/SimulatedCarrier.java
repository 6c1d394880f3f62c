package org.patchbay.carrier;

import java.io.IOException;
import org.patchbay.carrier.call.Facilities;
import org.patchbay.carrier.line.Exchange;
import org.patchbay.carrier.sip.UserAgent;
import org.patchbay.loop.Datagrams;
import org.patchbay.loop.EventLoop;
import org.patchbay.loop.Streams;
import org.patchbay.media.port.PortPairs;
import org.patchbay.proxy.transport.ListenPoint;

/** A carrier of one loop. An INVITE is followed from {@link Exchange#invited} down. */
public final class SimulatedCarrier implements AutoCloseable {
  private final CarrierSettings settings;
  private final UserAgent agent;
  private final PortPairs ports;
  private final Exchange exchange;

  /** A carrier that listens on nothing yet. Made and used on the loop's thread. */
  public SimulatedCarrier(
      CarrierSettings settings, EventLoop loop, Datagrams datagrams, Streams streams) {
    this.settings = settings;
    ports = new PortPairs(loop, datagrams, settings.mediaPorts(), PortPairs.DEFAULT_QUARANTINE);
    agent = new UserAgent(loop, datagrams, streams, settings.timings());
    exchange =
        new Exchange(
            new Facilities(loop, agent, ports, settings.limits().longestCall()), settings.limits());
    agent.callee(exchange::invited);
  }

  /**
   * Opens the listeners of the settings.
   *
   * @throws IOException if one is taken or not this machine's; those before it stay open
   */
  public void listen() throws IOException {
    for (ListenPoint point : settings.listenPoints()) {
      agent.listen(point);
    }
  }

  /** The number of calls. */
  public int callCount() {
    return exchange.callCount();
  }

  /** Ends every call and closes the sockets. */
  @Override
  public void close() {
    exchange.close();
    agent.close();
    ports.close();
  }
}
