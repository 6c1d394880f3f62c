package org.patchbay.proxy.routing;

/** One step of the chain. It keeps nothing of a request. */
@FunctionalInterface
public interface RoutingStep {

  /** Decides about a request, or leaves it to the next step. */
  Verdict apply(RoutingContext context);
}
