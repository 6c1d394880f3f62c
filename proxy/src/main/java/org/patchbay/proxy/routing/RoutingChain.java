package org.patchbay.proxy.routing;

import java.util.List;

/** The steps that a request goes through, in order; the first that decides ends the way. */
public final class RoutingChain {
  private final List<RoutingStep> steps;

  private RoutingChain(List<RoutingStep> steps) {
    this.steps = steps;
  }

  /** A chain of steps, of which the last decides about everything. */
  public static RoutingChain of(RoutingStep... steps) {
    return new RoutingChain(List.of(steps));
  }

  /** What is to become of the request. */
  public Verdict decide(RoutingContext context) {
    for (int i = 0; i < steps.size(); i++) {
      Verdict verdict = steps.get(i).apply(context);
      if (verdict != Verdict.NEXT) {
        return verdict;
      }
    }
    throw new IllegalStateException("the last step of the chain left a request undecided");
  }
}
