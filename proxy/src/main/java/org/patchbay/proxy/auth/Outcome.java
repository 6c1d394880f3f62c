package org.patchbay.proxy.auth;

/** What a request's credentials are worth. A header is named by its index in the message. */
public sealed interface Outcome {

  /** No credentials of scheme Digest for our realm: challenge. */
  Outcome MISSING = new Missing();

  /**
   * The password is right.
   *
   * @param user the user's name, without a realm behind it
   * @param header the header that proved it, which need not travel on (RFC 3261 §22.3)
   */
  record Accepted(String user, int header) implements Outcome {}

  /** See {@link #MISSING}. */
  record Missing() implements Outcome {}

  /**
   * The password is right, but the nonce is too old, not ours, or was used with this count before:
   * challenge with {@code stale=true}, and the phone tries again without asking its user.
   */
  record Stale(int header) implements Outcome {}

  /** The password is wrong, or there is no such user, or the algorithm is not offered. */
  record Wrong(int header) implements Outcome {}

  /** The credentials are for us but do not make sense: 400 (RFC 7616 §3.4.6). */
  record Malformed(int header) implements Outcome {}
}
