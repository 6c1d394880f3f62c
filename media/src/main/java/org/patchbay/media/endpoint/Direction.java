package org.patchbay.media.endpoint;

/** Which way media may flow, seen from this server (RFC 3264 §5.1). */
public enum Direction {
  SENDRECV(true, true),
  SENDONLY(true, false),
  RECVONLY(false, true),
  INACTIVE(false, false);

  private final boolean sends;
  private final boolean receives;

  Direction(boolean sends, boolean receives) {
    this.sends = sends;
    this.receives = receives;
  }

  /** Whether this server sends. */
  public boolean sends() {
    return sends;
  }

  /** Whether this server takes what it receives. */
  public boolean receives() {
    return receives;
  }
}
