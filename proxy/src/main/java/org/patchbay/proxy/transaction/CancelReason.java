package org.patchbay.proxy.transaction;

import org.patchbay.proxy.message.HeaderLines;
import org.patchbay.proxy.message.HeaderName;
import org.patchbay.proxy.message.Octets;
import org.patchbay.proxy.message.SipMessage;

/**
 * What a CANCEL says of its reason (RFC 3326): a phone shows no missed call if another answered.
 */
public final class CancelReason {
  /** Nothing is said. */
  public static final CancelReason NONE = new CancelReason(HeaderLines.NONE);

  /** Another branch was answered (RFC 3326 §3.1). */
  public static final CancelReason ANSWERED_ELSEWHERE = of(200, "Call completed elsewhere");

  /** It rang for too long: Timer C, or the next group's turn (RFC 3261 §16.8). */
  public static final CancelReason NO_ANSWER = of(408, "No answer");

  private static final int MOST_OCTETS = 1_024;

  private final byte[] lines;

  private CancelReason(byte[] lines) {
    this.lines = lines;
  }

  /** Another branch refused the call for all of them (RFC 3326 §3.1). */
  public static CancelReason refusedElsewhere(int status) {
    return of(status, "Call refused elsewhere");
  }

  /** What the caller's own CANCEL says. */
  public static CancelReason of(SipMessage cancel) {
    return cancel.has(HeaderName.REASON)
        ? new CancelReason(HeaderLines.of(cancel, MOST_OCTETS, HeaderName.REASON))
        : NONE;
  }

  private static CancelReason of(int cause, String text) {
    String value = "Reason: SIP;cause=" + cause + ";text=\"" + text + "\"\r\n";
    return new CancelReason(Octets.ascii(value));
  }

  /** Header lines, each with its CRLF; empty if nothing is said. */
  byte[] lines() {
    return lines;
  }
}
