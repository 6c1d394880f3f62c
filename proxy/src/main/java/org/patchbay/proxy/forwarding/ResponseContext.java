package org.patchbay.proxy.forwarding;

import static org.patchbay.proxy.message.HeaderName.PROXY_AUTHENTICATE;
import static org.patchbay.proxy.message.HeaderName.WWW_AUTHENTICATE;

import java.util.ArrayList;
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

  /** How many octets of one branch's challenges go into another's (RFC 3261 §16.7 step 7). */
  private static final int MOST_CHALLENGES = 4_096;

  private final Forwarder forwarder;
  private final ServerTransaction server;
  private final List<ForkBranch> branches = new ArrayList<>(1);
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
    List<ForkBranch> group = fork(targets.nextGroup(), plan.maxBreadth());
    if (group.isEmpty()) {
      best().offer(Refusal.TOO_MANY_BRANCHES); // RFC 5393 §5.3.3
      close();
      proceed();
    }
    return group;
  }

  /** A branch to each target, with its share of a Max-Breadth; none if that does not suffice. */
  private List<ForkBranch> fork(List<Target> group, int maxBreadth) {
    int count = group.size();
    if (count > maxBreadth) {
      return List.of();
    }
    List<ForkBranch> forked = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int share = maxBreadth / count + (i < maxBreadth % count ? 1 : 0);
      forked.add(new ForkBranch(this, group.get(i), share));
    }
    branches.addAll(forked);
    return forked;
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
    if (goesOn && server.belongsTo(this) && server.isPending()) {
      branch.wasHeard |= status > 100;
      server.respond(status, forwarder.forwarded(head, 0, branch.client.flow(), this));
    }
  }

  private void success(ForkBranch branch, ResponseHead head, int status) {
    branch.end(status);
    close();
    if (server.belongsTo(this)) {
      server.respond(status, forwarder.forwarded(head, 0, branch.client.flow(), this));
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
    if (isWorthAnotherTry(branch, status)) {
      tryAgain(branch, head, status);
      return;
    }
    if (isRedirect(status) && follows(branch, response)) {
      return;
    }
    branch.end(status);
    if (status == Refusal.CANCELLED.status() && branch.client.isCancelled() && !branch.cancelled) {
      best().offer(Refusal.NO_ANSWER); // nobody cancelled but our own patience
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

  private static boolean isRedirect(int status) {
    return status == 300 || status == 301 || status == 302; // RFC 3261 §21.3: not 305, 380
  }

  /**
   * Tries what a redirection leads to instead of passing it back, if that is the policy, and the
   * caller may call it (RFC 3261 §16.7 step 4): at once if there is room for it among the others
   * that are being tried, else after them.
   */
  private boolean follows(ForkBranch branch, SipMessage redirect) {
    if (closed
        || plan.redirection() == null
        || branch.client.flow().transport() == Transport.HOP
        || branch.client.isCancelled()
        || !server.belongsTo(this)
        || !server.isPending()) {
      return false;
    }
    List<Target> found = forwarder.targets(this, redirect);
    if (found.isEmpty()) {
      return false;
    }
    branch.end(redirect.status());
    targets.addNext(found);
    int count = targets.sizeOfNextGroup();
    if (count == 0 || count > branch.breadth) {
      proceed();
    } else {
      fork(targets.nextGroup(), branch.breadth).forEach(forwarder::startBranch);
    }
    return true;
  }

  /** Keeps a failure if it is the best yet (RFC 3261 §16.7 step 6). */
  private void compare(ForkBranch branch, ResponseHead head, SipMessage response) {
    int status = response.status();
    if (best().isBetter(status)) {
      // 503 speaks of one server behind us, not of us; the hop is us.
      boolean hide = status == 503 && !isOverHop(branch);
      OctetWriter message = forwarder.forwarded(head, hide ? 500 : 0, branch.client.flow(), this);
      best().take(hide ? 500 : status, message);
    } else if (BestResponse.isChallenge(status)) {
      best()
          .addChallenges(
              HeaderLines.of(response, MOST_CHALLENGES, WWW_AUTHENTICATE, PROXY_AUTHENTICATE));
    }
  }

  /**
   * Whether a target is to be tried through the media processor, which can offer it something else:
   * it cannot do with what the caller offers. That is no reason to ring anybody's phone a second
   * time while the caller hears another ring.
   */
  private boolean isWorthAnotherTry(ForkBranch branch, int status) {
    boolean isAboutTheOffer =
        switch (status) {
          case 415, 488, 606 -> true; // RFC 3261 §21.4.13, §21.4.26, §21.6.4
          default -> false;
        };
    return isAboutTheOffer
        && branch.target.path() == Path.DIRECT_FIRST
        && !closed
        && !branch.client.isCancelled()
        && server.belongsTo(this)
        && server.isPending()
        && branches.stream().noneMatch(other -> other != branch && other.wasHeard);
  }

  /** The second try takes the place of the first, whose answer is kept until it has failed too. */
  private void tryAgain(ForkBranch branch, ResponseHead head, int status) {
    ForkBranch second = new ForkBranch(this, branch.target.on(Path.PROCESSED), branch.breadth);
    second.withheld = new BestResponse();
    second.withheld.take(status, forwarder.forwarded(head, 0, branch.client.flow(), this));
    branch.end(status);
    branches.add(second);
    forwarder.startBranch(second);
  }

  /** The second try has failed, so what the first was answered counts; unless we cancelled it. */
  private void reveal(ForkBranch branch) {
    if (branch.withheld != null && !branch.cancelled) {
      best().offer(branch.withheld);
    }
    branch.withheld = null;
  }

  private boolean isOverHop(ForkBranch branch) {
    return branch.client.flow().transport() == Transport.HOP
        || server.source().transport() == Transport.HOP;
  }

  /** A branch will not be answered, and this is why. */
  void failed(ForkBranch branch, Refusal why) {
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
    if (!server.belongsTo(this) || !server.isPending()) {
      return;
    }
    callerCancelled = true;
    close();
    cancelPending(reason);
    proceed();
  }

  private void cancelPending(CancelReason reason) {
    for (ForkBranch branch : branches) {
      if (branch.isPending()) {
        branch.cancelled = true;
        if (branch.client == null) {
          branch.end(Refusal.CANCELLED.status()); // its name is still being looked up
          best().offer(Refusal.CANCELLED);
        } else if (branch.client.belongsTo(branch)) {
          branch.client.cancel(reason);
        }
      }
    }
  }

  /** Goes on when all branches are done: to the next group, or to the answer. */
  void proceed() {
    for (ForkBranch branch : branches) {
      if (branch.isPending()) {
        return;
      }
    }
    if (!server.belongsTo(this) || !server.isPending()) {
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
