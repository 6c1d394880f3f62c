package org.patchbay.media.rtp;

/** RTCP packet types (RFC 3550 §12.1). */
final class RtcpPacketType {
  static final int SENDER_REPORT = 200;
  static final int RECEIVER_REPORT = 201;
  static final int SOURCE_DESCRIPTION = 202;
  static final int BYE = 203;

  private RtcpPacketType() {}
}
