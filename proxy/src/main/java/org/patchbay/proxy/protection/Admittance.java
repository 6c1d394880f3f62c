package org.patchbay.proxy.protection;

/** What becomes of a message before it is read. */
public enum Admittance {
  READ,
  DROP,
  /** Drop it, and close the connection that it came on. */
  DISCONNECT,
  /** Read it, and answer a request with 503: over a connection it would not be sent again. */
  REFUSE
}
