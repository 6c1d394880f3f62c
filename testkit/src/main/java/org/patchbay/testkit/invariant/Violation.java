package org.patchbay.testkit.invariant;

/**
 * A broken invariant.
 *
 * @param what what is wrong
 * @param callId the call that shows it; empty for none
 */
record Violation(String what, String callId) {}
