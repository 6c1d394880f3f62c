package org.patchbay.b2bua.trunk;

import org.patchbay.b2bua.leg.IncomingRequest;

/** Decides where calls go. */
@FunctionalInterface
public interface CallPlanner {

  /** What is to become of the call that an INVITE asks for. */
  CallPlan plan(IncomingRequest invite);
}
