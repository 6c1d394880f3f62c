package org.patchbay.proxy.forwarding;

import java.net.InetSocketAddress;
import java.util.function.Predicate;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.proxy.transport.TransportLayer;

/**
 * Which requests are too large for a datagram (RFC 3261 §18.1.1): they go over TCP, and over UDP
 * only if there is no connection to be had.
 *
 * <p>Deviation: to phones that registered over UDP, parties of a dialog and trunks they go over UDP
 * in fragments (docs/adr/0020).
 */
final class LargeRequests {
  private static final int MOST_OCTETS = 1_300;

  /**
   * What a Via, two Record-Routes and the stamp on the Via below add, as far as they usually do.
   */
  private static final int ADDED_OCTETS = 300;

  private final TransportLayer transport;
  private final Predicate<InetSocketAddress> trunks;

  /**
   * Judges requests.
   *
   * @param trunks whether an address is a trunk's
   */
  LargeRequests(TransportLayer transport, Predicate<InetSocketAddress> trunks) {
    this.transport = transport;
    this.trunks = trunks;
  }

  /**
   * The flow for a branch's request: the one that was found, or one over TCP to the same place. The
   * branch then keeps the first one, to go back to.
   *
   * @param found null if there is none
   */
  Flow choose(ForkBranch branch, RequestHead head, Flow found) {
    if (found == null || found.transport() != Transport.UDP || !isLarge(head)) {
      return found;
    }
    boolean elsewhere =
        branch.target.uri() == null
            && !(branch.target.hop() instanceof NextHop.OnFlow)
            && !head.to().hasTag()
            && !trunks.test(found.remote());
    Flow tcp = elsewhere ? transport.flowTo(Transport.TCP, found.remote(), found.local()) : null;
    if (tcp == null) {
      return found;
    }
    branch.overUdp = found;
    return tcp;
  }

  private static boolean isLarge(RequestHead head) {
    return head.message().bodyEnd() + ADDED_OCTETS > MOST_OCTETS;
  }
}
