package org.patchbay.server.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One UDP datagram with its content, as it crossed the loopback device.
 *
 * @param at when, since the epoch, to the microsecond
 * @param ends where from and where to
 * @param payload its octets
 */
record CapturedDatagram(Duration at, UdpPacket ends, byte[] payload) {
  private static final int RTP_VERSION_2 = 0x80;
  private static final int RTP_HEADER = 12;

  /** The payload, read as text: of use for SIP. */
  String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  /** Whether it is a SIP message, with one version or the other at an end of its first line. */
  boolean isSip() {
    return text().lines().findFirst().filter(line -> line.contains("SIP/2.0")).isPresent();
  }

  /** Whether it is RTP of this payload type (RFC 3550 §5.1). */
  boolean isRtp(int payloadType) {
    return payload.length > RTP_HEADER
        && (payload[0] & 0xC0) == RTP_VERSION_2
        && (payload[1] & 0x7F) == payloadType;
  }
}
