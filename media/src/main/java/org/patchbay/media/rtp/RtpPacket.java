package org.patchbay.media.rtp;

/**
 * A view of one RTP packet in the buffer that it arrived in (RFC 3550 §5.1). One view is laid over
 * packet after packet; nothing is copied and nothing allocated.
 *
 * <p>Octets are in network order. What {@link #read} refuses leaves the view without meaning.
 */
public final class RtpPacket {
  /** Octets of the header without contributing sources and extension. */
  public static final int HEADER_OCTETS = 12;

  private static final int VERSION_2 = 2;
  private static final int EXTENSION_HEADER_OCTETS = 4;
  private static final int WORD = 4;

  private byte[] data;
  private int payloadOffset;
  private int payloadLength;
  private int extensionOffset;
  private int extensionLength;

  /** What the octets turned out to be. */
  public enum Reading {
    /** A packet whose parts all lie within the datagram. */
    VALID,
    /** Less than a header. */
    TOO_SHORT,
    /** Not version 2: STUN, DTLS, or noise (RFC 7983 §7). */
    NOT_VERSION_2,
    /** The list of contributing sources does not end within the datagram. */
    SOURCES_TRUNCATED,
    /** The header extension does not end within the datagram. */
    EXTENSION_TRUNCATED,
    /** The padding is empty or longer than what it could pad. */
    BAD_PADDING
  }

  /**
   * Lays the view over a datagram.
   *
   * @param octets the buffer; the datagram begins at index 0
   * @param length the datagram's length
   */
  public Reading read(byte[] octets, int length) {
    if (length < HEADER_OCTETS) {
      return Reading.TOO_SHORT;
    }
    int first = octets[0] & 0xff;
    if (first >>> 6 != VERSION_2) {
      return Reading.NOT_VERSION_2;
    }
    int offset = HEADER_OCTETS + (first & 0x0f) * WORD;
    if (offset > length) {
      return Reading.SOURCES_TRUNCATED;
    }
    extensionLength = -1;
    if ((first & 0x10) != 0) {
      if (offset + EXTENSION_HEADER_OCTETS > length) {
        return Reading.EXTENSION_TRUNCATED;
      }
      extensionOffset = offset + EXTENSION_HEADER_OCTETS;
      extensionLength = Octets.unsignedShort(octets, offset + 2) * WORD;
      offset = extensionOffset + extensionLength;
      if (offset > length) {
        return Reading.EXTENSION_TRUNCATED;
      }
    }
    int padding = 0;
    if ((first & 0x20) != 0) {
      padding = length > offset ? octets[length - 1] & 0xff : 0;
      if (padding == 0 || padding > length - offset) {
        return Reading.BAD_PADDING;
      }
    }
    data = octets;
    payloadOffset = offset;
    payloadLength = length - offset - padding;
    return Reading.VALID;
  }

  /**
   * Writes a header without contributing sources, extension or padding.
   *
   * @param out needs {@link #HEADER_OCTETS} from {@code offset} on
   * @param payloadType 0 to 127
   * @param sequence of which the low 16 bits are written
   */
  public static void writeHeader(
      byte[] out,
      int offset,
      int payloadType,
      boolean marker,
      int sequence,
      int timestamp,
      int ssrc) {
    out[offset] = (byte) (VERSION_2 << 6);
    out[offset + 1] = (byte) (payloadType | (marker ? 0x80 : 0));
    Octets.putShort(out, offset + 2, sequence);
    Octets.putInt(out, offset + 4, timestamp);
    Octets.putInt(out, offset + 8, ssrc);
  }

  /** The buffer that the view lies over. */
  public byte[] data() {
    return data;
  }

  /** The marker bit: in audio, the first packet after a silence (RFC 3551 §4.1). */
  public boolean marker() {
    return data[1] < 0;
  }

  /** 0 to 127. */
  public int payloadType() {
    return data[1] & 0x7f;
  }

  /** 0 to 65535. */
  public int sequence() {
    return Octets.unsignedShort(data, 2);
  }

  /** In units of the payload's clock; 32 bits that wrap around. */
  public int timestamp() {
    return Octets.getInt(data, 4);
  }

  /** The synchronization source. */
  public int ssrc() {
    return Octets.getInt(data, 8);
  }

  /** The number of contributing sources, 0 to 15. */
  public int contributingSources() {
    return data[0] & 0x0f;
  }

  /** A contributing source; {@code index} is below {@link #contributingSources}. */
  public int contributingSource(int index) {
    return Octets.getInt(data, HEADER_OCTETS + index * WORD);
  }

  /** Whether there is a header extension, be it empty. */
  public boolean hasExtension() {
    return extensionLength >= 0;
  }

  /** The 16 bits that a profile defines; only with an extension. */
  public int extensionProfile() {
    return Octets.unsignedShort(data, extensionOffset - EXTENSION_HEADER_OCTETS);
  }

  /** Where the extension's content begins; only with an extension. */
  public int extensionOffset() {
    return extensionOffset;
  }

  /** Octets of the extension's content; -1 without an extension. */
  public int extensionLength() {
    return extensionLength;
  }

  /** Where the payload begins: at least {@link #HEADER_OCTETS}. */
  public int payloadOffset() {
    return payloadOffset;
  }

  /** Octets of payload, without padding; may be 0. */
  public int payloadLength() {
    return payloadLength;
  }
}
