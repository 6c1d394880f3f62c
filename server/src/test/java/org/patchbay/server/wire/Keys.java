package org.patchbay.server.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys of a telephone as RTP packets (RFC 4733 §2.3). */
final class Keys {
  /** How long each is held. */
  static final int MILLIS_OF_A_KEY = 100;

  private static final String EVENTS = "0123456789*#ABCD";
  private static final int VOLUME = 10; // -10 dBm0
  private static final int PACKETS_OF_A_KEY = MILLIS_OF_A_KEY / 20;
  private static final int ENDS = 3; // the end is said three times
  private static final int PACKETS_OF_A_PAUSE = 3;
  private static final int END = 0x80;

  private Keys() {}

  /**
   * The packets by which keys are pressed one after the other: 100 ms each, 60 ms between.
   *
   * @param clockRate units of the timestamp a second
   */
  static List<RtpPacket> press(String keys, int payloadType, int clockRate) {
    int packetLength = clockRate / 50;
    int keyLength = PACKETS_OF_A_KEY + ENDS - 1 + PACKETS_OF_A_PAUSE;
    List<RtpPacket> packets = new ArrayList<>();
    for (int i = 0; i < keys.length(); i++) {
      int begin = i * keyLength * packetLength;
      int event = EVENTS.indexOf(keys.charAt(i));
      for (int sent = 1; sent < PACKETS_OF_A_KEY + ENDS; sent++) {
        boolean ends = sent >= PACKETS_OF_A_KEY;
        int duration = Math.min(sent, PACKETS_OF_A_KEY) * packetLength;
        byte[] payload =
            ByteBuffer.allocate(4)
                .put((byte) event)
                .put((byte) (VOLUME | (ends ? END : 0)))
                .putShort((short) duration)
                .array();
        packets.add(
            new RtpPacket(payloadType, sent == 1, packets.size(), begin, 0x1234_5678, payload));
      }
    }
    return packets;
  }

  /**
   * A key that was heard.
   *
   * @param key the key
   * @param begin the timestamp of its beginning, which tells it from the next
   * @param millis how long it was pressed
   */
  record Pressed(char key, int begin, long millis) {}

  /** What a packet says of a key that has been released; empty while it is held. */
  static Optional<Pressed> released(RtpPacket packet, int clockRate) {
    ByteBuffer in = ByteBuffer.wrap(packet.payload());
    char key = EVENTS.charAt(in.get());
    boolean ends = (in.get() & END) != 0;
    long duration = in.getShort() & 0xFFFF;
    return ends
        ? Optional.of(new Pressed(key, packet.timestamp(), duration * 1_000 / clockRate))
        : Optional.empty();
  }
}
