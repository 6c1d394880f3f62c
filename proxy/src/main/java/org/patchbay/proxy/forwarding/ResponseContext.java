package org.patchbay.proxy.forwarding;

import static org.patchbay.proxy.message.HeaderName.PROXY_AUTHENTICATE;
import static org.patchbay.proxy.message.HeaderName.WWW_AUTHENTICATE;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.patchbay.proxy.message.HeaderLines;
import org.patchbay.proxy.message.OctetWriter;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.ResponseHead;
import org.patchbay.proxy.message.SipMessage;
import org.patchbay.proxy.transaction.CancelReason;
import org.patchbay.proxy.transaction.ServerTransaction;
import org.patchbay.proxy.transport.Transport;

/**
 * What has become of one forwarded request: its branches and their answers (RFC 3261 §16.7). It
 * owns the server transaction; its branches own the client transactions.
 */
public final class ResponseContext {
  /** Timer C: "larger than 3 minutes" (RFC 3261 §16.6 step 11). */
  private static final long TIMER_C = TimeUnit.SECONDS.toNanos(185);

  /** How long one group of contacts rings before the next, less preferred one is tried. */
  private static final long GROUP_PATIENCE = TimeUnit.SECONDS.toNanos(30);

  /** Flow Failed (RFC 5626 §11.5). */
  private static final int FLOW_FAILED = 430;

  /** How many octets of one branch's challenges go into another's (RFC 3261 §16.7 step 7). */
  private static final int MOST_CHALLENGES = 4_096;

  private final Forwarder forwarder;
  private final ServerTransaction server;
  private final Branches branches = new Branches(this);
  private final String innerVia;

  /** What is needed to try a target; null once no other will be tried. */
  private ForwardPlan plan;

  private final TargetSet targets;

  /** Null as long as nothing failed, which is the usual case. */
  private BestResponse best;

  private boolean callerCancelled;

  /** No further targets: a 2xx or 6xx came, or the caller cancelled. */
  private boolean closed;

  /**
   * Targets to be tried.
   *
   * @param innerVia the Via line of a request that came over the hop; "" for any other
   */
  ResponseContext(
      Forwarder forwarder,
      ServerTransaction server,
      ForwardPlan plan,
      String innerVia,
      List<Target> targets) {
    this.forwarder = forwarder;
    this.server = server;
    this.plan = plan;
    this.innerVia = innerVia;
    this.targets = new TargetSet(targets);
  }

  ForwardPlan plan() {
    return plan;
  }

  ServerTransaction server() {
    return server;
  }

  /** What a response over the hop has for its Via; "" if the request came from outside. */
  String innerVia() {
    return innerVia;
  }

  boolean isClosed() {
    return closed;
  }

  /**
   * Branches to the targets of the next group, which are preferred equally and tried together; none
   * if there are more than the request may be forked to at once, which ends it.
   */
  List<ForkBranch> nextGroup() {
    List<ForkBranch> group = branches.fork(targets.nextGroup(), plan.maxBreadth());
    if (group.isEmpty()) {
      best().offer(Refusal.TOO_MANY_BRANCHES); // RFC 5393 §5.3.3
      close();
      proceed();
    }
    return group;
  }

  /** A branch was answered. */
  void response(ForkBranch branch, ResponseHead head, SipMessage response) {
    int status = response.status();
    if (status < 200) {
      provisional(branch, head, status);
    } else if (status < 300) {
      success(branch, head, status);
    } else {
      failure(branch, head, response);
    }
  }

  private void provisional(ForkBranch branch, ResponseHead head, int status) {
    if (!targets.hasNext() && (status > 100 || !branch.proceeds)) {
      branch.client.allow(TIMER_C); // a 1xx but 100 starts it again (RFC 3261 §16.7 step 2)
    } else if (!branch.proceeds) {
      branch.client.allow(GROUP_PATIENCE);
    }
    branch.proceeds = true;
    // A 100 goes no farther (RFC 3261 §16.7 step 2), but the hop: it says that a trunk is there.
    boolean goesOn = status > 100 || server.source().transport() == Transport.HOP;
    if (goesOn && isAwaited()) {
      branch.wasHeard |= status > 100;
      server.respond(status, forwarder.forwarded(branch, head, 0));
    }
  }

  private void success(ForkBranch branch, ResponseHead head, int status) {
    branch.end(status);
    close();
    if (server.belongsTo(this)) {
      server.respond(status, forwarder.forwarded(branch, head, 0));
    }
    cancelPending(CancelReason.ANSWERED_ELSEWHERE);
  }

  /** No further targets. What lingers after a call is kept small. */
  private void close() {
    closed = true;
    plan = null;
    targets.close();
  }

  private BestResponse best() {
    if (best == null) {
      best = new BestResponse();
    }
    return best;
  }

  private void failure(ForkBranch branch, ResponseHead head, SipMessage response) {
    int status = response.status();
    if (triesAgain(branch, head, status)
        || triesOtherFlow(branch, status == FLOW_FAILED, status)
        || follows(branch, response)) {
      return;
    }
    branch.end(status);
    if (status == Refusal.CANCELLED.status() && branch.client.isCancelled() && !branch.cancelled) {
      best().offer(Refusal.NO_ANSWER); // nobody cancelled but our own patience
    } else if (status == FLOW_FAILED) {
      best().offer(Refusal.USER_NOT_REGISTERED); // no flow is left: 430 is between proxies
    } else {
      compare(branch, head, response);
    }
    reveal(branch);
    if (status >= 600) {
      close();
      cancelPending(CancelReason.refusedElsewhere(status));
    }
    proceed();
  }

  /**
   * Tries a target through the media processor, which can offer it something else, if it cannot do
   * with what the caller offers. That is no reason to ring anybody's phone a second time while the
   * caller hears another ring. The first answer is kept until the second try has failed too.
   */
  private boolean triesAgain(ForkBranch branch, ResponseHead head, int status) {
    if (!branch.failsForTheOffer(status) || !mayGoOn(branch) || branches.isAnotherHeard(branch)) {
      return false;
    }
    ForkBranch second = branches.add(branch, branch.target.on(Path.PROCESSED));
    second.withheld = new BestResponse();
    second.withheld.take(status, forwarder.forwarded(branch, head, 0));
    branch.end(status);
    forwarder.startBranch(second);
    return true;
  }

  /**
   * Tries the phone's other flow if this one has turned out to be dead, and the phone is not known
   * to ring (RFC 5626 §7). An INVITE that nobody answers may have been sent into the void as well.
   */
  private boolean triesOtherFlow(ForkBranch branch, boolean dead, int status) {
    boolean silent = status == Refusal.NO_ANSWER.status() && server.isInvite();
    if (!dead && !silent || !branch.hasOtherFlow() || closed || !isAwaited()) {
      return false;
    }
    ForkBranch second = branches.add(branch, branch.target.otherFlow());
    branch.end(status);
    forwarder.startBranch(second);
    return true;
  }

  /** The second try has failed, so what the first was answered counts; unless we cancelled it. */
  private void reveal(ForkBranch branch) {
    if (branch.withheld != null && !branch.cancelled) {
      best().offer(branch.withheld);
    }
    branch.withheld = null;
  }

  /** A branch to the same target that takes the place of one that came to nothing. */
  ForkBranch inPlaceOf(ForkBranch branch, int status) {
    return branches.inPlaceOf(branch, status);
  }

  /**
   * Tries what a redirection leads to instead of passing it back, if that is the policy, and the
   * caller may call it (RFC 3261 §16.7 step 4): at once if there is room for it among the others
   * that are being tried, else after them.
   */
  private boolean follows(ForkBranch branch, SipMessage redirect) {
    boolean may = branch.isRedirected(redirect.status()) && mayGoOn(branch);
    List<Target> found = may ? forwarder.targets(this, redirect) : List.of();
    if (found.isEmpty()) {
      return false;
    }
    branch.end(redirect.status());
    targets.addNext(found);
    int count = targets.sizeOfNextGroup();
    if (count == 0 || count > branch.breadth) {
      proceed();
    } else {
      branches.fork(targets.nextGroup(), branch.breadth).forEach(forwarder::startBranch);
    }
    return true;
  }

  /** Whether something else may be tried for a branch: nobody has given up, and nobody answered. */
  private boolean mayGoOn(ForkBranch branch) {
    return !closed && !branch.client.isCancelled() && isAwaited();
  }

  /** Whether the caller still waits for a final response. */
  private boolean isAwaited() {
    return server.belongsTo(this) && server.isPending();
  }

  /** Keeps a failure if it is the best yet (RFC 3261 §16.7 step 6). */
  private void compare(ForkBranch branch, ResponseHead head, SipMessage response) {
    int status = response.status();
    if (best().isBetter(status)) {
      // 503 speaks of one server behind us, not of us; the hop is us.
      boolean hide = status == 503 && !isOverHop(branch);
      OctetWriter message = forwarder.forwarded(branch, head, hide ? 500 : 0);
      best().take(hide ? 500 : status, message);
    } else if (BestResponse.isChallenge(status)) {
      best()
          .addChallenges(
              HeaderLines.of(response, MOST_CHALLENGES, WWW_AUTHENTICATE, PROXY_AUTHENTICATE));
    }
  }

  private boolean isOverHop(ForkBranch branch) {
    return branch.client.flow().transport() == Transport.HOP
        || server.source().transport() == Transport.HOP;
  }

  /** A branch will not be answered, and this is why. */
  void failed(ForkBranch branch, Refusal why) {
    if (triesOtherFlow(branch, why == Refusal.UNREACHABLE, why.status())) {
      return;
    }
    // RFC 3261 §16.9: as if it had answered 503, which the hop alone is told (§16.7 step 6).
    boolean toHop = server.source().transport() == Transport.HOP;
    Refusal told = toHop && why == Refusal.UNREACHABLE ? Refusal.UNREACHABLE_INWARDS : why;
    branch.end(told.status());
    reveal(branch);
    best().offer(callerCancelled ? Refusal.CANCELLED : told);
    proceed();
  }

  /** The caller cancelled the request (RFC 3261 §16.10), and may have said why. */
  public void cancelByCaller(CancelReason reason) {
    if (!isAwaited()) {
      return;
    }
    callerCancelled = true;
    close();
    cancelPending(reason);
    proceed();
  }

  private void cancelPending(CancelReason reason) {
    if (branches.cancel(reason)) {
      best().offer(Refusal.CANCELLED);
    }
  }

  /** Goes on when all branches are done: to the next group, or to the answer. */
  void proceed() {
    if (branches.anyPending() || !isAwaited()) {
      return;
    }
    if (targets.hasNext()) {
      forwarder.startNextGroup(this);
      return;
    }
    answer();
  }

  private void answer() {
    close();
    BestResponse found = best();
    // RFC 4320 §4.2: no 408 to a non-INVITE, our own or another's; nobody waits for it any more.
    if (!server.isInvite() && found.status() == Refusal.NO_ANSWER.status()) {
      return;
    }
    if (found.octets() != null) {
      server.respond(found.status(), found.octets(), found.octets().length);
      return;
    }
    forwarder.refuse(server, found.refusal() != null ? found.refusal() : Refusal.CANCELLED);
  }
}
