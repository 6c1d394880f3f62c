package org.patchbay.media.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.patchbay.media.rtp.RtpPacket.Reading;

class RtpPacketTest {
  private static final String HEADER = "8088fffe fffffffe 12345678";
  private final RtpPacket packet = new RtpPacket();

  @Test
  void readsTheFixedHeader() {
    assertEquals(Reading.VALID, read(HEADER + "aabb"));
    assertTrue(packet.marker());
    assertEquals(8, packet.payloadType());
    assertEquals(0xfffe, packet.sequence());
    assertEquals(-2, packet.timestamp());
    assertEquals(0x12345678, packet.ssrc());
    assertEquals(12, packet.payloadOffset());
    assertEquals(2, packet.payloadLength());
    assertFalse(packet.hasExtension());
  }

  @Test
  void findsThePayloadBehindSourcesExtensionAndBeforePadding() {
    assertEquals(
        Reading.VALID,
        read("b2080001 00000000 00000001 0000000a 0000000b bede0001 11223344 cafe 000003"));
    assertEquals(2, packet.contributingSources());
    assertEquals(11, packet.contributingSource(1));
    assertTrue(packet.hasExtension());
    assertEquals(0xbede, packet.extensionProfile());
    assertEquals(4, packet.extensionLength());
    assertEquals(24, packet.extensionOffset());
    assertEquals(28, packet.payloadOffset());
    assertEquals(2, packet.payloadLength());
  }

  @Test
  void acceptsAnEmptyPayload() {
    assertEquals(Reading.VALID, read(HEADER));
    assertEquals(0, packet.payloadLength());
  }

  @Test
  void refusesWhatDoesNotFitIntoTheDatagram() {
    assertEquals(Reading.TOO_SHORT, read("80080001 00000000 000000"));
    assertEquals(Reading.NOT_VERSION_2, read("00010000 2112a442 00000000"));
    assertEquals(Reading.SOURCES_TRUNCATED, read("81080001 00000000 00000001 0000"));
    assertEquals(Reading.EXTENSION_TRUNCATED, read("90080001 00000000 00000001 0000"));
    assertEquals(Reading.EXTENSION_TRUNCATED, read("90080001 00000000 00000001 bede0001"));
  }

  @Test
  void refusesPaddingThatIsEmptyOrTooLong() {
    assertEquals(Reading.BAD_PADDING, read("a0080001 00000000 00000001"));
    assertEquals(Reading.BAD_PADDING, read("a0080001 00000000 00000001 0000"));
    assertEquals(Reading.BAD_PADDING, read("a0080001 00000000 00000001 0003"));
  }

  @Test
  void readsBackWhatItWrote() {
    byte[] data = new byte[20];
    RtpPacket.writeHeader(data, 0, 111, true, 0x1_0001, -5, 77);
    assertEquals(Reading.VALID, packet.read(data, data.length));
    assertEquals(111, packet.payloadType());
    assertTrue(packet.marker());
    assertEquals(1, packet.sequence());
    assertEquals(-5, packet.timestamp());
    assertEquals(77, packet.ssrc());
  }

  @Test
  void staysWithinTheDatagramWhateverItHolds() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 100_000; i++) {
      byte[] data = new byte[random.nextInt(64)];
      random.nextBytes(data);
      if (data.length > 0) {
        data[0] = (byte) (data[0] & 0x3f | 0x80);
      }
      if (packet.read(data, data.length) == Reading.VALID) {
        assertTrue(packet.payloadOffset() >= 12 && packet.payloadLength() >= 0);
        assertTrue(packet.payloadOffset() + packet.payloadLength() <= data.length);
      }
    }
  }

  private Reading read(String hex) {
    byte[] data = HexFormat.of().parseHex(hex.replace(" ", ""));
    return packet.read(data, data.length);
  }
}
