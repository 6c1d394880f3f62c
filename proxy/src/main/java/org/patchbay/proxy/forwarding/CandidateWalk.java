package org.patchbay.proxy.forwarding;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.patchbay.loop.Timer;
import org.patchbay.proxy.locating.Candidate;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.Octets;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.message.SipMessage;

/**
 * One target whose name leads to several candidates, which are tried in turn: the next one when one
 * cannot be reached, is silent, or answers 503 (RFC 3263 §4.3). Each is a branch of its own. One
 * that was silent is not waited for any more, but its late success counts like that of any branch
 * (RFC 3261 §16.7 step 5).
 *
 * <p>It fires when the present candidate has been silent for long enough.
 */
final class CandidateWalk extends Timer {
  /**
   * How long a candidate may say nothing while there is another. Timer B, 32 s, is longer than
   * anybody waits; a UAS says 100 to a non-INVITE after 3.5 s (RFC 4320 §4.1).
   */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(4);

  private static final long LONGEST_RETRY_AFTER = TimeUnit.DAYS.toSeconds(1);
  private static final int SERVICE_UNAVAILABLE = 503;

  private final NamedTargets targets;
  private final List<Candidate> candidates;
  private int next;

  /** The branch of the present candidate. */
  private ForkBranch present;

  /**
   * A walk that has not begun.
   *
   * @param candidates at least one, in the order in which to try them
   */
  CandidateWalk(NamedTargets targets, List<Candidate> candidates) {
    this.targets = targets;
    this.candidates = candidates;
  }

  /** Tries the next candidate on a branch. */
  void tryNext(ForkBranch branch) {
    present = branch;
    branch.walk = this;
    branch.candidate = candidates.get(next++);
    targets.send(branch, hasNext());
    if (hasNext() && branch.isPending()) {
      targets.loop().timers().arm(this, targets.loop().clock().nanos() + PATIENCE);
    }
  }

  private boolean hasNext() {
    return next < candidates.size();
  }

  /**
   * A branch of this walk was answered.
   *
   * @return whether that is all there is to it; if not, the answer is for the response context
   */
  boolean answered(ForkBranch branch, SipMessage response) {
    if (branch == present) {
      targets.loop().timers().cancel(this);
    }
    int status = response.status();
    if (status == SERVICE_UNAVAILABLE) {
      targets.unavailable().unavailable(branch.candidate, retryAfter(response));
      return !branch.isPending() || goesOn(branch, SERVICE_UNAVAILABLE);
    }
    targets.unavailable().answered(branch.candidate);
    // What was given up says something after all: only a success is worth anything to the caller.
    return !branch.isPending() && (status < 200 || status >= 300);
  }

  /** The seconds of Retry-After (RFC 3261 §20.33); 0 if there is none. */
  private static long retryAfter(SipMessage response) {
    int header = response.first(HeaderName.RETRY_AFTER);
    if (header < 0) {
      return 0;
    }
    int start = response.valueStart(header);
    int end = start;
    while (end < response.valueEnd(header) && Octets.isDigit(response.bytes()[end])) {
      end++;
    }
    long seconds = Octets.number(response.bytes(), start, end, LONGEST_RETRY_AFTER);
    return seconds == -2 ? LONGEST_RETRY_AFTER : Math.max(0, seconds);
  }

  /**
   * A branch of this walk, a pending one, will not be answered.
   *
   * @return whether the next candidate is tried instead
   */
  boolean failed(ForkBranch branch, Refusal why) {
    targets.loop().timers().cancel(this);
    if (branch.client != null && branch.client.isCancelled()) {
      return false; // whoever cancelled it did not wait long enough to know
    }
    if (!branch.proceeds) {
      targets.unavailable().failed(branch.candidate);
    }
    return goesOn(branch, why.status());
  }

  /** The next candidate takes the place of the present one, unless that has rung somewhere. */
  private boolean goesOn(ForkBranch branch, int status) {
    boolean isOver =
        !hasNext()
            || branch.wasHeard
            || branch.client != null && branch.client.isCancelled()
            || !targets.isWanted(branch.context);
    if (isOver) {
      return false;
    }
    tryNext(branch.context.inPlaceOf(branch, status));
    return true;
  }

  @Override
  protected void fired(long now) {
    ForkBranch silent = present;
    if (!silent.isPending() || silent.client == null || silent.proceeds) {
      return;
    }
    boolean wasCancelled = silent.client.isCancelled();
    if (!wasCancelled && goesOn(silent, Refusal.NO_ANSWER.status())) {
      targets.unavailable().failed(silent.candidate);
      silent.client.abandon();
    }
  }
}
