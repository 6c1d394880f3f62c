package org.patchbay.proxy;

import java.util.List;
import org.patchbay.proxy.forwarding.Target;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.protection.Overload;
import org.patchbay.proxy.reply.Replies;
import org.patchbay.proxy.routing.Caller;
import org.patchbay.proxy.routing.RoutingContext;
import org.patchbay.proxy.transaction.TransactionLayer;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.TransportLayer;

/**
 * Answers requests that there is no time for, here or in the media processor, in few words and
 * without a trace (docs/adr/0027). One thread.
 */
final class LoadShedding implements TransactionLayer.Gate {
  private final Overload overload;
  private final TransportLayer transport;
  private final Replies replies;

  LoadShedding(Overload overload, TransportLayer transport, Replies replies) {
    this.overload = overload;
    this.transport = transport;
    this.replies = replies;
  }

  @Override
  public boolean turnsAway(RequestHead head, Flow flow) {
    if (!overload.sheds(head, flow)) {
      return false;
    }
    answer(head, flow);
    return true;
  }

  /**
   * Answers a call that the media processor would have to begin, if that has too much to do, and
   * has its transaction forgotten; else returns false.
   */
  boolean turnsAwayInwards(RoutingContext call, List<Target> targets) {
    if (!transport.hopIsBehind() || !beginsInwards(call, targets)) {
      return false;
    }
    overload.count();
    call.transaction().forget();
    answer(call.head(), call.flow());
    return true;
  }

  private static boolean beginsInwards(RoutingContext call, List<Target> targets) {
    return !call.hasToTag()
        && !(call.caller() instanceof Caller.Inner)
        && targets.stream().anyMatch(Target::leadsInwards);
  }

  /** Says to come again later. */
  void answer(RequestHead head, Flow flow) {
    replies.shed(head, flow, overload.retryAfter());
  }
}
