package org.patchbay.media.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RtcpTest {
  private final List<String> told = new ArrayList<>();
  private final RtcpReader.Handler handler =
      new RtcpReader.Handler() {
        @Override
        public void senderReport(int ssrc, int ntpMiddle, long packets, long octets) {
          told.add("SR %x %x %d %d".formatted(ssrc, ntpMiddle, packets, octets));
        }

        @Override
        public void reportBlock(
            int about, int fractionLost, int lost, long jitter, int lastReport, long delay) {
          told.add(
              "block %x %d %d %d %x %d"
                  .formatted(about, fractionLost, lost, jitter, lastReport, delay));
        }

        @Override
        public void bye(int ssrc) {
          told.add("BYE %x".formatted(ssrc));
        }
      };

  @Test
  void readsBackASenderReportWithItsBlockAndBye() {
    RtcpWriter writer = new RtcpWriter("someone@example");
    writer.senderReport(0xaa, 0x1111_2222_3333_4444L, 5, 6, 7);
    writer.reportBlock(0xbb, 128, -3, 9, 10, 0xcc, 12);
    writer.sourceDescription(0xaa);
    writer.bye(0xaa);
    assertEquals(0, writer.length() % 4);
    assertTrue(RtcpReader.read(writer.data(), writer.length(), handler));
    assertEquals(List.of("SR aa 22223333 6 7", "block bb 128 -3 10 cc 12", "BYE aa"), told);
  }

  @Test
  void writesTheCanonicalNameWithItsEnd() {
    RtcpWriter writer = new RtcpWriter("ab");
    writer.receiverReport(1);
    writer.sourceDescription(2);
    assertEquals(
        "80c9000100000001" + "81ca0003000000020102616200000000",
        HexFormat.of().formatHex(writer.data(), 0, writer.length()));
  }

  @Test
  void refusesWhatIsNoCompound() {
    assertFalse(read("81ca0001 00000001")); // begins with no report
    assertFalse(read("81c90001 00000001")); // a block is announced and missing
    assertFalse(read("80c90002 00000001")); // longer than the datagram
    assertFalse(read("80c90001 000000"));
    assertFalse(read("40c90001 00000001"));
    assertFalse(read("a0c90001 00000001 80c90001 00000001")); // padding before the last
    assertTrue(told.isEmpty());
  }

  @Test
  void passesOverPartsThatItDoesNotKnow() {
    assertTrue(read("80c90001 00000001 80cc0002 00000001 41424344 81cb0001 00000001"));
    assertEquals(List.of("BYE 1"), told);
  }

  @Test
  void staysWithinTheDatagramWhateverItHolds() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 200_000; i++) {
      byte[] data = new byte[4 * random.nextInt(20)];
      random.nextBytes(data);
      for (int at = 0; at + 4 <= data.length; at += 8) {
        data[at] = (byte) (0x80 | data[at] & 0x03);
        data[at + 1] = (byte) (200 + random.nextInt(5));
        data[at + 2] = 0;
        data[at + 3] = 1;
      }
      RtcpReader.read(Arrays.copyOf(data, data.length), data.length, handler);
    }
  }

  private boolean read(String hex) {
    byte[] data = HexFormat.of().parseHex(hex.replace(" ", ""));
    return RtcpReader.read(data, data.length, handler);
  }
}
