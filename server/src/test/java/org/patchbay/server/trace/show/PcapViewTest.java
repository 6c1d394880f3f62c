package org.patchbay.server.trace.show;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.server.trace.WireRecord;

class PcapViewTest {
  private static final int FILE_HEADER = 24;
  private static final int TCP_SEQUENCE = 24; // behind an IPv4 header of 20
  private static final int TCP_ACKNOWLEDGED = 28;

  private static List<byte[]> packets(WireRecord... messages) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    PcapView view = new PcapView(file);
    for (WireRecord message : messages) {
      view.show(message);
    }
    ByteBuffer read = ByteBuffer.wrap(file.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(0xa1b2c3d4, read.getInt(0));
    assertEquals(101, read.getInt(20), "LINKTYPE_RAW");
    read.position(FILE_HEADER);
    List<byte[]> packets = new ArrayList<>();
    while (read.hasRemaining()) {
      read.getLong();
      byte[] packet = new byte[read.getInt()];
      assertEquals(packet.length, read.getInt());
      read.get(packet);
      packets.add(packet);
    }
    return packets;
  }

  private static WireRecord message(boolean sent, String transport, String peer, String text) {
    return LadderViewTest.message(sent, transport, peer, text);
  }

  /** The sum over all 16-bit words; 0 where the checksum in it is right (RFC 1071). */
  private static int sum(byte[] octets, int start, int end, int more) {
    int sum = more;
    for (int i = start; i < end; i++) {
      sum += (octets[i] & 0xff) << ((i - start) % 2 == 0 ? 8 : 0);
    }
    while (sum > 0xffff) {
      sum = (sum & 0xffff) + (sum >>> 16);
    }
    return ~sum & 0xffff;
  }

  @Test
  void putsADatagramIntoIpv4AndUdp() throws IOException {
    byte[] packet = packets(message(false, "udp", "192.0.2.7", "hello")).get(0);
    ByteBuffer read = ByteBuffer.wrap(packet);
    assertEquals(20 + 8 + 5, packet.length);
    assertEquals(packet.length, read.getShort(2));
    assertEquals(17, packet[9]);
    assertArrayEquals(new byte[] {(byte) 192, 0, 2, 7}, Arrays.copyOfRange(packet, 12, 16));
    assertEquals(5060, read.getShort(20));
    assertEquals(13, read.getShort(24), "the length of UDP");
    assertEquals(0, sum(packet, 0, 20, 0), "the checksum of IPv4");
    assertEquals(0, sum(packet, 12, packet.length, 17 + 13), "the checksum of UDP");
    assertEquals("hello", new String(packet, 28, 5, StandardCharsets.UTF_8));
  }

  @Test
  void putsADatagramIntoIpv6WhereThePeerHasIt() throws IOException {
    byte[] packet = packets(message(true, "udp", "2001:db8::7", "hello")).get(0);
    assertEquals(0x60, packet[0]);
    assertEquals(40 + 8 + 5, packet.length);
    assertEquals(0, sum(packet, 8, packet.length, 17 + 13), "the checksum of UDP");
  }

  @Test
  void countsTheOctetsOfAConnection() throws IOException {
    List<byte[]> packets =
        packets(
            message(false, "tcp", "192.0.2.7", "hello"),
            message(true, "tcp", "192.0.2.7", "well"),
            message(false, "tcp", "192.0.2.7", "bye"));
    assertEquals(1, ByteBuffer.wrap(packets.get(0)).getInt(TCP_SEQUENCE));
    assertEquals(6, ByteBuffer.wrap(packets.get(1)).getInt(TCP_ACKNOWLEDGED));
    assertEquals(6, ByteBuffer.wrap(packets.get(2)).getInt(TCP_SEQUENCE));
    assertEquals(5, ByteBuffer.wrap(packets.get(2)).getInt(TCP_ACKNOWLEDGED));
    for (byte[] packet : packets) {
      assertEquals(0, sum(packet, 12, packet.length, 6 + packet.length - 20), "of TCP");
    }
  }

  @Test
  void cutsALongMessageIntoSegments() throws IOException {
    List<byte[]> packets = packets(message(true, "tcp", "192.0.2.7", "x".repeat(60_000)));
    assertEquals(4, packets.size());
    assertEquals(60_000 + 4 * 40, packets.stream().mapToInt(packet -> packet.length).sum());
  }
}
