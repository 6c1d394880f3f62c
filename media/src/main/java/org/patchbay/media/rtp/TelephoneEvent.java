package org.patchbay.media.rtp;

/**
 * The payload of a named telephone event, read and written in place (RFC 4733 §2.3): event, end bit
 * and volume, duration in units of the payload's clock.
 */
public final class TelephoneEvent {
  /** Octets of the payload. */
  public static final int OCTETS = 4;

  /** The longest duration of one segment; longer events go on in another (RFC 4733 §2.5.1.3). */
  public static final int MOST_DURATION = 0xffff;

  private TelephoneEvent() {}

  /** The event's code, 0 to 255. */
  public static int event(byte[] data, int offset) {
    return data[offset] & 0xff;
  }

  /** Whether the event has ended. */
  public static boolean end(byte[] data, int offset) {
    return data[offset + 1] < 0;
  }

  /** The power level in -dBm0, 0 to 63. */
  public static int volume(byte[] data, int offset) {
    return data[offset + 1] & 0x3f;
  }

  /** How long the event has lasted so far, 0 to 65535. */
  public static int duration(byte[] data, int offset) {
    return Octets.unsignedShort(data, offset + 2);
  }

  /** Writes a payload. */
  public static void write(
      byte[] out, int offset, int event, boolean end, int volume, int duration) {
    out[offset] = (byte) event;
    out[offset + 1] = (byte) (volume & 0x3f | (end ? 0x80 : 0));
    Octets.putShort(out, offset + 2, duration);
  }
}
