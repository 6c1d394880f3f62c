/**
 * What was on the simulated wire: every message with its time, its ends and its fate, and the
 * ladder diagrams that show a call to a human. A {@link org.patchbay.testkit.trace.Trace} is the
 * network's tap; start reading there.
 */
package org.patchbay.testkit.trace;
