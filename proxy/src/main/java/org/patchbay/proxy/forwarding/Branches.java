package org.patchbay.proxy.forwarding;

import java.util.ArrayList;
import java.util.List;
import org.patchbay.proxy.message.Refusal;
import org.patchbay.proxy.transaction.CancelReason;

/** The branches of one request: those that are being tried, and those that have been. */
final class Branches {
  private final ResponseContext context;
  private final List<ForkBranch> all = new ArrayList<>(1);

  Branches(ResponseContext context) {
    this.context = context;
  }

  /**
   * Adds a branch to each target, with its share of a Max-Breadth (RFC 5393 §5.3.3).
   *
   * @return none if that does not suffice for all
   */
  List<ForkBranch> fork(List<Target> group, int maxBreadth) {
    int count = group.size();
    if (count > maxBreadth) {
      return List.of();
    }
    List<ForkBranch> forked = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int share = maxBreadth / count + (i < maxBreadth % count ? 1 : 0);
      ForkBranch branch = new ForkBranch(context, group.get(i), share);
      forked.add(branch);
      all.add(branch);
    }
    return forked;
  }

  /** Adds another way to whom a branch is for, in the branch's place. */
  ForkBranch add(ForkBranch first, Target otherWay) {
    ForkBranch second = new ForkBranch(context, otherWay, first.breadth);
    all.add(second);
    return second;
  }

  /** Adds a branch to the same target, in the place of one that ends so. */
  ForkBranch inPlaceOf(ForkBranch branch, int status) {
    ForkBranch next = new ForkBranch(context, branch.target, branch.breadth);
    next.withheld = branch.withheld;
    branch.withheld = null;
    branch.end(status);
    all.add(next);
    return next;
  }

  boolean anyPending() {
    for (ForkBranch branch : all) {
      if (branch.isPending()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the caller has heard another ring. */
  boolean isAnotherHeard(ForkBranch branch) {
    return all.stream().anyMatch(other -> other != branch && other.wasHeard);
  }

  /**
   * Cancels those that are pending.
   *
   * @return whether one of them ended at once, because its target's name was still looked up
   */
  boolean cancel(CancelReason reason) {
    boolean ended = false;
    for (ForkBranch branch : all) {
      if (branch.isPending()) {
        branch.cancelled = true;
        if (branch.client == null) {
          branch.end(Refusal.CANCELLED.status());
          ended = true;
        } else if (branch.client.belongsTo(branch)) {
          branch.client.cancel(reason);
        }
      }
    }
    return ended;
  }
}
