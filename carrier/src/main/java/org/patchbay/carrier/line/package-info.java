/**
 * The numbers of the simulated carrier and what answers each. {@link
 * org.patchbay.carrier.line.Exchange} takes an INVITE, finds the {@link
 * org.patchbay.carrier.line.CarrierNumber} that is dialled, and gives the call a line of its own:
 * an echo, a tone, a reader of digits, a refusal. It also holds the limits, and makes the calls
 * back. All on one loop. Start reading at {@code Exchange}.
 */
package org.patchbay.carrier.line;
