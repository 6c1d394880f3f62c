package org.patchbay.proxy;

import org.patchbay.proxy.forwarding.ForwardPlan;
import org.patchbay.proxy.forwarding.Forwarder;
import org.patchbay.proxy.forwarding.NextHop;
import org.patchbay.proxy.forwarding.ResponseContext;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.ResponseHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.protection.Doorkeeper;
import org.patchbay.proxy.reply.Replies;
import org.patchbay.proxy.routing.AckRoute;
import org.patchbay.proxy.routing.Caller;
import org.patchbay.proxy.routing.FollowRedirects;
import org.patchbay.proxy.routing.KnownPeers;
import org.patchbay.proxy.routing.ProxySteps;
import org.patchbay.proxy.routing.RoutingChain;
import org.patchbay.proxy.routing.RoutingContext;
import org.patchbay.proxy.routing.Verdict;
import org.patchbay.proxy.transaction.CancelReason;
import org.patchbay.proxy.transaction.ClientTransaction;
import org.patchbay.proxy.transaction.ServerTransaction;
import org.patchbay.proxy.transaction.TransactionUser;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.TransportLayer;

/** The proxy core of RFC 3261 §16: what is to become of each request, and of each answer. */
final class ProxyCore implements TransactionUser {
  private final RoutingChain chain;
  private final AckRoute acks;
  private final FollowRedirects redirects;
  private final KnownPeers peers;
  private final Replies replies;
  private final TransportLayer transport;
  private final Doorkeeper doorkeeper;
  private final LoadShedding shedding;
  private final RoutingContext context = new RoutingContext();
  private Forwarder forwarder;

  ProxyCore(
      ProxySteps steps,
      Replies replies,
      TransportLayer transport,
      Doorkeeper doorkeeper,
      LoadShedding shedding) {
    this.chain = steps.chain();
    this.acks = steps.acks();
    this.redirects = steps.redirects();
    this.peers = steps.settings().peers();
    this.replies = replies;
    this.transport = transport;
    this.doorkeeper = doorkeeper;
    this.shedding = shedding;
  }

  /** Closes the circle: the forwarder needs the transactions, and they need their user. */
  void forwardWith(Forwarder newForwarder) {
    forwarder = newForwarder;
  }

  @Override
  public void request(ServerTransaction transaction, RequestHead head, Flow flow) {
    context.begin(head, transaction, flow);
    Verdict verdict = chain.decide(context);
    keepConnection();
    if (verdict instanceof Verdict.Forward forward) {
      if (!shedding.turnsAwayInwards(context, forward.targets())) {
        forwarder.forward(transaction, head, plan(), forward.targets());
      }
    } else if (verdict instanceof Verdict.Refuse refuse) {
      refuse(transaction, head, refuse);
    }
  }

  /** Whoever is known, or inside a dialog, has a connection that is of use. */
  private void keepConnection() {
    if (context.caller().isKnown() || context.otherParty() != null) {
      transport.keep(context.flow());
    }
  }

  private ForwardPlan plan() {
    boolean insideDialog = context.otherParty() != null;
    return new ForwardPlan(
        context.flow(),
        context.ownRoutes(),
        context.leadsToStrictRouter(),
        context.credentials(),
        context.identity(),
        context.caller(),
        context.head().maxBreadth(),
        context.method().opensDialog() && !insideDialog,
        // A trunk may have a name in its own Contact; a new call goes to a trunk by its link alone.
        context.caller() instanceof Caller.Inner && context.hasToTag(),
        redirects.of(context));
  }

  private void refuse(ServerTransaction transaction, RequestHead head, Verdict.Refuse refuse) {
    boolean known = context.caller().isKnown();
    if (!known) {
      doorkeeper.refused(context.flow());
    }
    if (context.otherParty() == null) {
      replies.refuse(transaction, head, refuse.refusal(), known, refuse.headers());
    } else {
      replies.refuseInsideDialog(transaction, head, refuse.refusal(), known, refuse.headers());
    }
  }

  @Override
  public void ack(RequestHead head, Flow flow) {
    context.begin(head, null, flow);
    NextHop next = acks.hop(context);
    keepConnection();
    if (next != null) {
      forwarder.forwardAck(head, plan(), next);
    }
  }

  /** Answers a CANCEL; {@link #cancelled} is told if there is an INVITE to it. */
  void answerCancel(ServerTransaction cancel, RequestHead head, boolean found) {
    if (found) {
      replies.answer(cancel, head, 200, "OK");
    } else {
      // Deviation: §16.10 has it forwarded statelessly; that would be an open relay.
      boolean known = peers.knows(cancel.source());
      replies.refuse(cancel, head, Refusal.NO_SUCH_TRANSACTION, known, "");
    }
  }

  @Override
  public void refusalReceived(Flow flow) {
    doorkeeper.refusalReceived(flow);
  }

  @Override
  public void cancelled(ServerTransaction invite, SipMessage cancel) {
    if (invite.owner() instanceof ResponseContext forwarded) {
      forwarded.cancelByCaller(CancelReason.of(cancel));
    }
  }

  @Override
  public void stillTrying(ServerTransaction transaction) {
    replies.trying(transaction);
  }

  @Override
  public void response(ClientTransaction transaction, ResponseHead head, SipMessage response) {
    forwarder.response(transaction, head, response);
  }

  @Override
  public void timedOut(ClientTransaction transaction) {
    forwarder.failed(transaction, Refusal.NO_ANSWER);
  }

  @Override
  public void unreachable(ClientTransaction transaction) {
    forwarder.failed(transaction, Refusal.UNREACHABLE);
  }
}
