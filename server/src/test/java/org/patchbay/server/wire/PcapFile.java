package org.patchbay.server.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what {@code tcpdump -w} wrote about the loopback device: UDP over IPv4, the rest is left.
 */
final class PcapFile {
  private static final int MICROSECONDS = 0xA1B2C3D4;
  private static final int FILE_HEADER = 24;
  private static final int RECORD_HEADER = 16;
  private static final int ETHERNET_HEADER = 14;
  private static final int UDP = 17;
  private static final int UDP_HEADER = 8;

  private PcapFile() {}

  /**
   * The datagrams of a file, in order.
   *
   * @throws IOException when it is no capture of Ethernet frames with microseconds
   */
  static List<CapturedDatagram> read(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
    if (in.remaining() < FILE_HEADER || in.getInt(0) != MICROSECONDS || in.getInt(20) != 1) {
      throw new IOException(file + " is no capture of Ethernet frames");
    }
    List<CapturedDatagram> datagrams = new ArrayList<>();
    in.position(FILE_HEADER);
    while (in.remaining() >= RECORD_HEADER) {
      Duration at = Duration.ofSeconds(in.getInt()).plusNanos(in.getInt() * 1_000L);
      int length = in.getInt();
      in.getInt();
      if (length > in.remaining()) {
        break; // tcpdump was ended while it wrote
      }
      ByteBuffer frame = in.slice(in.position(), length);
      in.position(in.position() + length);
      if (frame.get(ETHERNET_HEADER) >> 4 == 4 && frame.get(ETHERNET_HEADER + 9) == UDP) {
        datagrams.add(datagram(at, frame));
      }
    }
    return datagrams;
  }

  private static CapturedDatagram datagram(Duration at, ByteBuffer frame) {
    int ip = ETHERNET_HEADER;
    int udp = ip + (frame.get(ip) & 0xF) * 4;
    UdpPacket ends =
        new UdpPacket(
            address(frame, ip + 12),
            frame.getShort(udp) & 0xFFFF,
            address(frame, ip + 16),
            frame.getShort(udp + 2) & 0xFFFF);
    byte[] payload = new byte[(frame.getShort(udp + 4) & 0xFFFF) - UDP_HEADER];
    frame.position(udp + UDP_HEADER).get(payload);
    return new CapturedDatagram(at, ends, payload);
  }

  private static String address(ByteBuffer frame, int at) {
    return "%d.%d.%d.%d"
        .formatted(
            frame.get(at) & 0xFF,
            frame.get(at + 1) & 0xFF,
            frame.get(at + 2) & 0xFF,
            frame.get(at + 3) & 0xFF);
  }
}
