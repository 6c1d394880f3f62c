package org.patchbay.proxy.forwarding;

import java.net.InetAddress;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.ListenPoint;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.proxy.transport.TransportLayer;

/**
 * Keeps what comes from elsewhere away from this machine's own services. They listen on the
 * loopback interface because nobody else is to reach them, and would take what this server sends,
 * whose lines a user chooses, for their owner's. Groups of hosts (multicast) are nobody's address
 * either.
 */
public final class OwnMachine {
  private final TransportLayer transport;

  /** This machine, as it is seen through its listeners. */
  public OwnMachine(TransportLayer transport) {
    this.transport = transport;
  }

  /**
   * Whether a request may go to an address that it names.
   *
   * @param source what the request came in on: who is on this machine may go anywhere
   */
  public boolean allows(InetAddress address, Flow source) {
    return !isReserved(address) || isHere(source);
  }

  private static boolean isReserved(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress() // for which the system takes the loopback address
        || address.isMulticastAddress();
  }

  /** Who calls by way of the media processor is not seen: then it matters whom we listen to. */
  private boolean isHere(Flow source) {
    return source.transport() == Transport.HOP
        ? transport.listenPoints().stream().anyMatch(OwnMachine::isOnLoopback)
        : source.remote().getAddress().isLoopbackAddress();
  }

  private static boolean isOnLoopback(ListenPoint point) {
    return point.address().getAddress().isLoopbackAddress();
  }
}
