package org.patchbay.proxy.protection;

import java.net.InetSocketAddress;
import java.util.function.Predicate;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;

/**
 * Whom limits and bans do not concern, remembered for the flows that are in use: a flow is the same
 * object from message to message. One thread.
 */
final class Exemptions {
  private static final int ROOM = 1024;

  private final Predicate<InetSocketAddress> exempt;
  private final Flow[] flows = new Flow[ROOM];
  private final boolean[] answers = new boolean[ROOM];

  /** Exemptions by address; what is asked once about a flow is not asked again. */
  Exemptions(Predicate<InetSocketAddress> exempt) {
    this.exempt = exempt;
  }

  boolean covers(Flow flow) {
    if (flow.transport() == Transport.HOP) {
      return true;
    }
    int place = flow.remote().hashCode() & ROOM - 1;
    if (flows[place] != flow) {
      answers[place] = exempt.test(flow.remote());
      flows[place] = flow;
    }
    return answers[place];
  }
}
