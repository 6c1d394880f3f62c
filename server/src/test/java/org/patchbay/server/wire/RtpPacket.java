package org.patchbay.server.wire;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An RTP packet without extension and contributors (RFC 3550 §5.1).
 *
 * <p>Written apart from the server's, so that a mistake there cannot hide itself here.
 *
 * @param timestamp in units of the payload's clock, 32 bits
 */
record RtpPacket(
    int payloadType, boolean marker, int sequence, int timestamp, int ssrc, byte[] payload) {
  private static final int HEADER = 12;

  byte[] octets() {
    return ByteBuffer.allocate(HEADER + payload.length)
        .put((byte) 0x80)
        .put((byte) (payloadType | (marker ? 0x80 : 0)))
        .putShort((short) sequence)
        .putInt(timestamp)
        .putInt(ssrc)
        .put(payload)
        .array();
  }

  /** Reads a datagram; empty if it is anything else. */
  static Optional<RtpPacket> read(byte[] datagram) {
    if (datagram.length <= HEADER || (datagram[0] & 0xFF) != 0x80) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(datagram, 1, datagram.length - 1);
    int type = in.get();
    int sequence = in.getShort() & 0xFFFF;
    int timestamp = in.getInt();
    int ssrc = in.getInt();
    byte[] payload = new byte[in.remaining()];
    in.get(payload);
    return Optional.of(
        new RtpPacket(type & 0x7F, (type & 0x80) != 0, sequence, timestamp, ssrc, payload));
  }
}
