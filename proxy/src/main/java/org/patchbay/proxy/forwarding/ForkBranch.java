package org.patchbay.proxy.forwarding;

import org.patchbay.proxy.locating.Candidate;
import org.patchbay.proxy.transaction.ClientTransaction;

/** One target being tried. */
final class ForkBranch {
  final ResponseContext context;

  /** Where it goes; null once it has ended, for the branch lingers longer than that matters. */
  Target target;

  /** Null while the target's name is being looked up. */
  ClientTransaction client;

  /** The candidates of its target; null if the target is one address or flow. */
  CandidateWalk walk;

  /** The one that it is sent to; null if there is no {@link #walk}. */
  Candidate candidate;

  /** The final status; 0 while there is none. */
  int status;

  /** Whether a provisional response came. */
  boolean rings;

  /** Whether the caller was told so: a provisional response above 100 was passed on. */
  boolean wasHeard;

  /** Whether the context itself cancelled it, and not the branch's own patience. */
  boolean cancelled;

  /**
   * What the same target answered when it was tried straight, if this is the second try; the caller
   * sees it only if this fails too.
   */
  BestResponse withheld;

  ForkBranch(ResponseContext context, Target target) {
    this.context = context;
    this.target = target;
  }

  boolean isPending() {
    return status == 0;
  }

  /** A final response came, or none will come. */
  void end(int finalStatus) {
    status = finalStatus;
    target = null;
  }
}
