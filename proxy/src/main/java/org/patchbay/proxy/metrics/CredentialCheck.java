package org.patchbay.proxy.metrics;

/** What came of looking for digest credentials in a request (RFC 7616 §3.4). */
public enum CredentialCheck {
  /** The password was right. */
  ACCEPTED,
  /** There were none: the first request of most phones. */
  MISSING,
  /** The password was right and the nonce too old, or used before. */
  STALE,
  /** The password was wrong, or there is no such user. */
  WRONG,
  /** They made no sense. */
  MALFORMED
}
