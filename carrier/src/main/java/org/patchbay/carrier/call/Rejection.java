package org.patchbay.carrier.call;

/**
 * Why a call is refused.
 *
 * @param cause of ITU-T Q.850, as gateways to the telephone network give it (RFC 6432)
 */
public enum Rejection {
  BUSY(486, "Busy Here", 17, "User busy"),
  UNALLOCATED(404, "Not Found", 1, "Unallocated number"),
  ABSENT(480, "Temporarily Unavailable", 20, "Subscriber absent"),
  NOT_ANSWERED(480, "Temporarily Unavailable", 19, "No answer from user"),
  ANONYMOUS(433, "Anonymity Disallowed", 21, "Call rejected"), // RFC 5079
  NO_CODEC(488, "Not Acceptable Here", 88, "Incompatible destination"),
  CONGESTED(503, "Service Unavailable", 34, "No circuit available");

  private final int status;
  private final String phrase;
  private final int cause;
  private final String text;

  Rejection(int status, String phrase, int cause, String text) {
    this.status = status;
    this.phrase = phrase;
    this.cause = cause;
    this.text = text;
  }

  /** The SIP status. */
  public int status() {
    return status;
  }

  /** The reason phrase of the status line. */
  public String phrase() {
    return phrase;
  }

  /** The header Reason (RFC 3326 §2), with its CRLF. */
  public String reason() {
    return "Reason: Q.850;cause=" + cause + ";text=\"" + text + "\"\r\n";
  }
}
