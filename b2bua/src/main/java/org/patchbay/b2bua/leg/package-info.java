/**
 * One dialog with one party, as a pure state machine over a record that can be written down.
 *
 * <p>What arrives is a {@link org.patchbay.b2bua.leg.LegInput}: a request or a response of the
 * party, the failure of a transaction, a timer, or a command of the call that owns the leg. {@link
 * org.patchbay.b2bua.leg.LegMachine} makes of it and a {@link org.patchbay.b2bua.leg.LegRecord} the
 * next record and what is to be done: messages to send, timers to arm, notices for the call. It
 * keeps what a dialog needs (RFC 3261 §12): identifiers, sequence numbers, route set, remote
 * target; it retransmits 2xx responses (§13.3.1.4) and repeats ACKs (§13.2.2.4); it settles CANCEL
 * (§9) and BYE (§15) with their races, and changes of the session with theirs (§14, RFC 3311).
 * Transactions are somebody else's. Everything here is a value or a pure function. Start reading at
 * {@code CallSetup} and {@code SessionChange}, the two state machines.
 */
package org.patchbay.b2bua.leg;
