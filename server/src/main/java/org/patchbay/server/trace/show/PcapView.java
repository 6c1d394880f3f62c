package org.patchbay.server.trace.show;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import org.patchbay.server.trace.WireRecord;

/**
 * A capture file, as tcpdump and Wireshark read it: the classic format of libpcap, link type RAW,
 * the packets made up around the messages. What was on TLS or a WebSocket is plain SIP over TCP in
 * it; what passed the inner hop is between two loopback addresses. Each message is written at once,
 * so that the file is whole whenever the program is stopped.
 */
public final class PcapView implements WireView {
  private static final int MAGIC = 0xa1b2c3d4; // microseconds
  private static final short MAJOR = 2;
  private static final short MINOR = 4;
  private static final int SNAPLEN = 262_144;
  private static final int LINKTYPE_RAW = 101;
  private static final int FILE_HEADER = 24;
  private static final int RECORD_HEADER = 16;
  private static final int MICROS_A_MILLI = 1_000;
  private static final int MILLIS_A_SECOND = 1_000;

  private final OutputStream file;
  private final Packets packets = new Packets();

  /**
   * Begins a file.
   *
   * @throws IOException if it cannot be written
   */
  public PcapView(OutputStream file) throws IOException {
    this.file = file;
    ByteBuffer header = ByteBuffer.allocate(FILE_HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(MAGIC).putShort(MAJOR).putShort(MINOR).putInt(0).putInt(0);
    header.putInt(SNAPLEN).putInt(LINKTYPE_RAW);
    file.write(header.array());
    file.flush();
  }

  @Override
  public void show(WireRecord message) {
    try {
      for (byte[] packet : packets.of(message)) {
        write(message.time(), packet);
      }
      file.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Instant time, byte[] packet) throws IOException {
    long millis = time.toEpochMilli();
    ByteBuffer record =
        ByteBuffer.allocate(RECORD_HEADER + packet.length).order(ByteOrder.LITTLE_ENDIAN);
    record.putInt((int) (millis / MILLIS_A_SECOND));
    record.putInt((int) (millis % MILLIS_A_SECOND) * MICROS_A_MILLI);
    record.putInt(packet.length).putInt(packet.length).put(packet);
    file.write(record.array());
  }
}
