package org.patchbay.proxy.forwarding;

import java.util.ArrayList;
import java.util.List;

/**
 * The target set of a request (RFC 3261 §16.5): whom it may still be sent to, in groups of those
 * that are preferred equally. At most {@value #MOST} targets are tried for one request.
 */
final class TargetSet {
  static final int MOST = 60;

  private List<Target> targets;
  private int next;

  /** How many were taken out. */
  private int taken;

  /**
   * Targets to be tried.
   *
   * @param targets in the order of preference
   */
  TargetSet(List<Target> targets) {
    this.targets = targets.size() > MOST ? targets.subList(0, MOST) : targets;
  }

  boolean hasNext() {
    return next < targets.size();
  }

  /** Takes the next group out of it. */
  List<Target> nextGroup() {
    int from = next;
    next += sizeOfNextGroup();
    taken += next - from;
    return targets.subList(from, next);
  }

  /** How many the next group has; 0 if there is none. */
  int sizeOfNextGroup() {
    int end = next;
    while (end < targets.size() && targets.get(end).q() == targets.get(next).q()) {
      end++;
    }
    return end - next;
  }

  /** Adds targets that come next (RFC 3261 §16.7 step 4); none beyond the most. */
  void addNext(List<Target> found) {
    List<Target> all = new ArrayList<>(found);
    all.addAll(targets.subList(next, targets.size()));
    targets = all.subList(0, Math.min(all.size(), MOST - taken));
    next = 0;
  }

  /** No further targets; what lingers after a call is kept small. */
  void close() {
    targets = List.of();
    next = 0;
  }
}
