package org.patchbay.proxy.forwarding;

import java.util.List;

/**
 * The target set of a request (RFC 3261 §16.5): whom it may still be sent to, in groups of those
 * that are preferred equally. At most {@value #MOST} targets are tried for one request.
 */
final class TargetSet {
  static final int MOST = 60;

  private List<Target> targets;
  private int next;

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
    int q = targets.get(from).q();
    do {
      next++;
    } while (next < targets.size() && targets.get(next).q() == q);
    return targets.subList(from, next);
  }

  /** No further targets; what lingers after a call is kept small. */
  void close() {
    targets = List.of();
    next = 0;
  }
}
