package org.patchbay.testkit.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * An RTP packet without CSRCs or extensions (RFC 3550 §5.1).
 *
 * @param arrivedAt nanoseconds of the timeline; 0 for one that is to be sent
 * @param source where it came from; null for one that is to be sent
 */
public record RtpPacket(
    long arrivedAt,
    InetSocketAddress source,
    int payloadType,
    int sequence,
    int timestamp,
    int ssrc,
    byte[] payload) {
  private static final int HEADER = 12;
  private static final int VERSION_2 = 0x80;

  static RtpPacket read(long arrivedAt, InetSocketAddress source, byte[] data, int length) {
    ByteBuffer header = ByteBuffer.wrap(data, 0, length);
    return new RtpPacket(
        arrivedAt,
        source,
        header.get(1) & 0x7f,
        header.getShort(2) & 0xffff,
        header.getInt(4),
        header.getInt(8),
        Arrays.copyOfRange(data, HEADER, length));
  }

  byte[] octets() {
    return ByteBuffer.allocate(HEADER + payload.length)
        .put((byte) VERSION_2)
        .put((byte) payloadType)
        .putShort((short) sequence)
        .putInt(timestamp)
        .putInt(ssrc)
        .put(payload)
        .array();
  }
}
