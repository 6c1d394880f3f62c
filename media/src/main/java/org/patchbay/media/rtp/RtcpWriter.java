package org.patchbay.media.rtp;

import java.nio.charset.StandardCharsets;

/**
 * Writes one compound RTCP packet after another into a buffer of its own: a report, then the CNAME,
 * then perhaps BYE (RFC 3550 §6.1).
 */
public final class RtcpWriter {
  private static final int CAPACITY = 256;
  private static final int MOST_CNAME_OCTETS = 128;
  private static final int WORD = 4;
  private static final int CNAME = 1;
  private static final int MOST_LOST = 0x7fffff;

  private final byte[] data = new byte[CAPACITY];
  private final byte[] cname;
  private int length;
  private int start;

  /**
   * A writer.
   *
   * @param cname the canonical name in every compound; at most 128 octets of UTF-8
   */
  public RtcpWriter(String cname) {
    this.cname = cname.getBytes(StandardCharsets.UTF_8);
    if (this.cname.length > MOST_CNAME_OCTETS) {
      throw new IllegalArgumentException("CNAME of " + this.cname.length + " octets");
    }
  }

  /** The buffer; the compound begins at index 0. */
  public byte[] data() {
    return data;
  }

  /** The compound's length in octets, a multiple of four. */
  public int length() {
    return length;
  }

  /**
   * Begins a compound with a sender report (RFC 3550 §6.4.1).
   *
   * @param ntp 32 bits of seconds since 1900 and 32 of fraction
   * @param timestamp the RTP timestamp of the same instant
   */
  public void senderReport(int ssrc, long ntp, int timestamp, long packets, long octets) {
    begin(RtcpPacketType.SENDER_REPORT, ssrc);
    putInt((int) (ntp >>> 32));
    putInt((int) ntp);
    putInt(timestamp);
    putInt((int) packets);
    putInt((int) octets);
    finishPart();
  }

  /** Begins a compound with a receiver report (RFC 3550 §6.4.2). */
  public void receiverReport(int ssrc) {
    begin(RtcpPacketType.RECEIVER_REPORT, ssrc);
    finishPart();
  }

  /**
   * Adds the one report block to the report that was just begun.
   *
   * @param lost packets lost in all; clamped to 24 bits signed
   * @param jitter in timestamp units
   * @param lastReport the middle of the NTP time of the last sender report heard, or 0
   * @param delay since that report in 1/65536 s
   */
  public void reportBlock(
      int about,
      int fractionLost,
      long lost,
      int extendedHighest,
      int jitter,
      int lastReport,
      int delay) {
    data[start]++;
    putInt(about);
    int clamped = (int) Math.max(-MOST_LOST - 1, Math.min(MOST_LOST, lost));
    putInt(fractionLost << 24 | clamped & 0xffffff);
    putInt(extendedHighest);
    putInt(jitter);
    putInt(lastReport);
    putInt(delay);
    finishPart();
  }

  /** Adds the source description with the CNAME (RFC 3550 §6.5.1). */
  public void sourceDescription(int ssrc) {
    part(RtcpPacketType.SOURCE_DESCRIPTION, 1, ssrc);
    data[length++] = CNAME;
    data[length++] = (byte) cname.length;
    System.arraycopy(cname, 0, data, length, cname.length);
    length += cname.length;
    do {
      data[length++] = 0; // ends the list of items, and fills the word
    } while ((length - start) % WORD != 0);
    finishPart();
  }

  /** Adds BYE (RFC 3550 §6.6). */
  public void bye(int ssrc) {
    part(RtcpPacketType.BYE, 1, ssrc);
    finishPart();
  }

  private void begin(int type, int ssrc) {
    length = 0;
    part(type, 0, ssrc);
  }

  private void part(int type, int count, int ssrc) {
    start = length;
    data[length] = (byte) (0x80 | count);
    data[length + 1] = (byte) type;
    length += WORD;
    putInt(ssrc);
  }

  private void finishPart() {
    Octets.putShort(data, start + 2, (length - start) / WORD - 1);
  }

  private void putInt(int value) {
    Octets.putInt(data, length, value);
    length += WORD;
  }
}
