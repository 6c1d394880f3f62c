package org.patchbay.proxy;

import java.util.List;
import org.patchbay.proxy.forwarding.ForwardPlan;
import org.patchbay.proxy.forwarding.Forwarder;
import org.patchbay.proxy.forwarding.NextHop;
import org.patchbay.proxy.forwarding.Path;
import org.patchbay.proxy.forwarding.ResponseContext;
import org.patchbay.proxy.forwarding.Target;
import org.patchbay.proxy.message.Method;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.RequestHead;
import org.patchbay.proxy.message.ResponseHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.protection.Doorkeeper;
import org.patchbay.proxy.protection.Overload;
import org.patchbay.proxy.reply.Replies;
import org.patchbay.proxy.routing.AckRoute;
import org.patchbay.proxy.routing.Caller;
import org.patchbay.proxy.routing.FollowRedirects;
import org.patchbay.proxy.routing.RoutingChain;
import org.patchbay.proxy.routing.RoutingContext;
import org.patchbay.proxy.routing.Verdict;
import org.patchbay.proxy.transaction.CancelReason;
import org.patchbay.proxy.transaction.ClientTransaction;
import org.patchbay.proxy.transaction.ServerTransaction;
import org.patchbay.proxy.transaction.TransactionUser;
import org.patchbay.proxy.transport.Flow;
import org.patchbay.proxy.transport.Transport;
import org.patchbay.proxy.transport.TransportLayer;

/** The proxy core of RFC 3261 §16: what is to become of each request, and of each answer. */
final class ProxyCore implements TransactionUser {
  private final RoutingChain chain;
  private final AckRoute acks;
  private final FollowRedirects redirects;
  private final Replies replies;
  private final TransportLayer transport;
  private final Doorkeeper doorkeeper;
  private final Overload overload;
  private final RoutingContext context = new RoutingContext();
  private Forwarder forwarder;

  ProxyCore(
      RoutingChain chain,
      AckRoute acks,
      FollowRedirects redirects,
      Replies replies,
      TransportLayer transport,
      Doorkeeper doorkeeper,
      Overload overload) {
    this.chain = chain;
    this.acks = acks;
    this.redirects = redirects;
    this.replies = replies;
    this.transport = transport;
    this.doorkeeper = doorkeeper;
    this.overload = overload;
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
    if (context.method() == Method.REGISTER && verdict == Verdict.TAKEN) {
      transport.keep(flow); // even where anyone may register
    }
    if (verdict instanceof Verdict.Forward forward) {
      if (transport.hopIsBehind() && isNewCallInwards(forward.targets())) {
        shed(transaction, head, flow);
      } else {
        forwarder.forward(transaction, head, plan(), forward.targets());
      }
    } else if (verdict instanceof Verdict.Refuse refuse) {
      refuse(transaction, head, refuse);
    }
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

  /** Whether the media processor would have to begin a call. */
  private boolean isNewCallInwards(List<Target> targets) {
    return !context.hasToTag()
        && !(context.caller() instanceof Caller.Inner)
        && targets.stream().anyMatch(ProxyCore::isInwards);
  }

  private static boolean isInwards(Target target) {
    return target.path() == Path.PROCESSED || target.hop().transport() == Transport.HOP;
  }

  private void shed(ServerTransaction transaction, RequestHead head, Flow flow) {
    overload.count();
    transaction.forget();
    replies.shed(head, flow, overload.retryAfter());
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
        context.caller().words(),
        context.head().maxBreadth(),
        context.method().opensDialog() && !insideDialog,
        // A trunk may have a name in its own Contact; a new call goes to a trunk by its link alone.
        context.caller() instanceof Caller.Inner && context.hasToTag(),
        redirects.of(context));
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
