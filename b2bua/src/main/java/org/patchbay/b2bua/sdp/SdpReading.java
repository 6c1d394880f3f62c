package org.patchbay.b2bua.sdp;

/** What became of reading a body as SDP. */
public sealed interface SdpReading {

  /** It is one. */
  record Read(SessionDescription description) implements SdpReading {}

  /**
   * It is none.
   *
   * @param reason for a 400's Warning
   */
  record Unreadable(String reason) implements SdpReading {}
}
