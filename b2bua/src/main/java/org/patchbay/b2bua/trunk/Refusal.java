package org.patchbay.b2bua.trunk;

import org.patchbay.b2bua.leg.Header;
import org.patchbay.b2bua.leg.ReasonPhrase;

/**
 * What the caller is told when a call came to nothing.
 *
 * @param status of the response
 * @param why for an operator, without anything that the other party wrote
 */
public record Refusal(int status, String why) {

  /** Of this server's own making. */
  public static Refusal ours(int status, String why) {
    return new Refusal(status, why);
  }

  /**
   * That which follows from a target's. What is about the target, our credentials or our request to
   * it means nothing to the caller, who would take it for its own (RFC 3261 §16.7 step 6 has a
   * proxy do the same with 503, and merge 401 and 407 for the caller to answer, which this one
   * cannot).
   */
  public static Refusal of(String target, int status) {
    int told =
        switch (status) {
          case 401, 407 -> 502; // the target wants credentials of ours
          case 408 -> 504; // the time was spent behind us
          case 481, 482, 483, 493 -> 502; // about our own dialog, route or keys
          case 405, 413, 414, 416, 420, 421, 422, 423, 501, 505, 513 -> 502; // about our request
          default -> status < 400 ? 480 : Math.min(status, 699); // no redirection is followed
        };
    return new Refusal(told, target + " answered " + status + " " + ReasonPhrase.of(status));
  }

  /** Says why (RFC 3261 §20.43). */
  public Header warning() {
    return new Header(
        "Warning", "399 patchbay \"" + why.replaceAll("[\"\\\\\\p{Cntrl}]", "'") + "\"");
  }
}
