package org.patchbay.media;

import java.net.InetSocketAddress;
import java.util.Arrays;

/** An RTP packet as a peer received it; read by code of its own. */
public record Heard(
    long nanos,
    InetSocketAddress source,
    boolean marker,
    int payloadType,
    int sequence,
    int timestamp,
    int ssrc,
    int firstOctet,
    byte[] payload) {

  static Heard read(long nanos, InetSocketAddress source, byte[] data, int length) {
    byte[] payload = Arrays.copyOfRange(data, 12, length);
    return new Heard(
        nanos,
        source,
        data[1] < 0,
        data[1] & 0x7f,
        (data[2] & 0xff) << 8 | data[3] & 0xff,
        number(data, 4),
        number(data, 8),
        data[0] & 0xff,
        payload);
  }

  /** The duration of a telephone event. */
  public int duration() {
    return (payload[2] & 0xff) << 8 | payload[3] & 0xff;
  }

  /** Whether a telephone event has ended. */
  public boolean end() {
    return payload[1] < 0;
  }

  private static int number(byte[] data, int offset) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 8 | data[offset + i] & 0xff;
    }
    return value;
  }
}
