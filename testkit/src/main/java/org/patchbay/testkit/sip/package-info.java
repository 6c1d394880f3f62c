/**
 * SIP as text, read and written by a reader of the test kit's own, so that a mistake in the
 * product's parser is not repeated here. It understands what the scripted agents, the phones and
 * the invariants ask about and nothing more. Start reading at {@link
 * org.patchbay.testkit.sip.SipMessage} (RFC 3261 §7).
 */
package org.patchbay.testkit.sip;
