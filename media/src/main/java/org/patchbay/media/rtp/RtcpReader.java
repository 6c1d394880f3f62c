package org.patchbay.media.rtp;

/**
 * Reads compound RTCP packets (RFC 3550 §6.1, §A.2). The whole compound is checked before any of it
 * is told.
 */
public final class RtcpReader {
  private static final int HEADER_OCTETS = 8;
  private static final int SENDER_INFO_OCTETS = 20;
  private static final int REPORT_BLOCK_OCTETS = 24;
  private static final int WORD = 4;
  private static final int FIRST_RTCP_TYPE = 192;
  private static final int LAST_RTCP_TYPE = 223;

  private RtcpReader() {}

  /** What is told of the parts of a compound, in order. Other parts are passed over. */
  public interface Handler {

    /**
     * A sender's report of itself.
     *
     * @param ntpMiddle the middle 32 bits of its NTP time, for the next report's LSR
     */
    void senderReport(int ssrc, int ntpMiddle, long packets, long octets);

    /**
     * What a receiver reports of a source.
     *
     * @param fractionLost in 1/256
     * @param lost packets lost in all, signed
     * @param jitter in timestamp units
     * @param lastReport the middle of the NTP time of the last sender report, or 0
     * @param delay since that report, in 1/65536 s
     */
    void reportBlock(
        int about, int fractionLost, int lost, long jitter, int lastReport, long delay);

    /** A source leaves. */
    void bye(int ssrc);
  }

  /** Whether a datagram on a port with RTP is RTCP (RFC 5761 §4). */
  public static boolean isRtcp(byte[] data, int length) {
    int type = length < 2 ? 0 : data[1] & 0xff;
    return type >= FIRST_RTCP_TYPE && type <= LAST_RTCP_TYPE;
  }

  /**
   * Reads a compound that begins at index 0.
   *
   * @return whether it was one; if not, the handler was told nothing
   */
  public static boolean read(byte[] data, int length, Handler handler) {
    if (!valid(data, length)) {
      return false;
    }
    for (int offset = 0; offset < length; ) {
      int size = size(data, offset);
      part(data, offset, size, handler);
      offset += size;
    }
    return true;
  }

  private static boolean valid(byte[] data, int length) {
    if (length < HEADER_OCTETS || length % WORD != 0 || !report(data[1] & 0xff)) {
      return false;
    }
    for (int offset = 0; offset < length; ) {
      if (offset + WORD > length || (data[offset] & 0xc0) != 0x80) {
        return false;
      }
      int size = size(data, offset);
      boolean padded = (data[offset] & 0x20) != 0;
      if (size > length - offset
          || size < needed(data, offset)
          || padded && offset + size < length) { // only the last may be padded
        return false;
      }
      offset += size;
    }
    return true;
  }

  private static boolean report(int type) {
    return type == RtcpPacketType.SENDER_REPORT || type == RtcpPacketType.RECEIVER_REPORT;
  }

  private static int size(byte[] data, int offset) {
    return (Octets.unsignedShort(data, offset + 2) + 1) * WORD;
  }

  /** The octets that the part's own counts ask for. */
  private static int needed(byte[] data, int offset) {
    int count = data[offset] & 0x1f;
    return switch (data[offset + 1] & 0xff) {
      case RtcpPacketType.SENDER_REPORT ->
          HEADER_OCTETS + SENDER_INFO_OCTETS + count * REPORT_BLOCK_OCTETS;
      case RtcpPacketType.RECEIVER_REPORT -> HEADER_OCTETS + count * REPORT_BLOCK_OCTETS;
      case RtcpPacketType.BYE -> WORD + count * WORD;
      default -> WORD;
    };
  }

  private static void part(byte[] data, int offset, int size, Handler handler) {
    int count = data[offset] & 0x1f;
    switch (data[offset + 1] & 0xff) {
      case RtcpPacketType.SENDER_REPORT -> {
        handler.senderReport(
            Octets.getInt(data, offset + 4),
            Octets.getInt(data, offset + 10),
            Octets.getInt(data, offset + 20) & 0xffffffffL,
            Octets.getInt(data, offset + 24) & 0xffffffffL);
        blocks(data, offset + HEADER_OCTETS + SENDER_INFO_OCTETS, count, handler);
      }
      case RtcpPacketType.RECEIVER_REPORT -> blocks(data, offset + HEADER_OCTETS, count, handler);
      case RtcpPacketType.BYE -> {
        for (int i = 0; i < count; i++) {
          handler.bye(Octets.getInt(data, offset + WORD + i * WORD));
        }
      }
      default -> {
        // SDES, APP, feedback: nothing that we act on
      }
    }
  }

  private static void blocks(byte[] data, int start, int count, Handler handler) {
    for (int i = 0; i < count; i++) {
      int offset = start + i * REPORT_BLOCK_OCTETS;
      int fractionAndLost = Octets.getInt(data, offset + 4);
      handler.reportBlock(
          Octets.getInt(data, offset),
          fractionAndLost >>> 24,
          fractionAndLost << 8 >> 8,
          Octets.getInt(data, offset + 12) & 0xffffffffL,
          Octets.getInt(data, offset + 16),
          Octets.getInt(data, offset + 20) & 0xffffffffL);
    }
  }
}
