package org.patchbay.media.endpoint;

/**
 * What a payload type means on one leg, as {@code a=rtpmap} says (RFC 8866 §6.6).
 *
 * @param payloadType 0 to 127
 * @param encoding the encoding name, in any case
 * @param clockRate RTP timestamp units a second
 * @param channels 1 when SDP names none
 * @param parameters {@code a=fmtp} of who is to receive it; empty for none
 */
public record PayloadFormat(
    int payloadType, String encoding, int clockRate, int channels, String parameters) {
  private static final String TELEPHONE_EVENT = "telephone-event";
  private static final String COMFORT_NOISE = "CN";
  private static final int MOST_PAYLOAD_TYPE = 127;

  /** What is done with a payload. */
  public enum Kind {
    AUDIO,
    /** RFC 4733. */
    TELEPHONE_EVENT,
    /** RFC 3389. */
    COMFORT_NOISE
  }

  /**
   * A format.
   *
   * @throws IllegalArgumentException if the payload type has more than 7 bits or there is no clock
   */
  public PayloadFormat {
    if (payloadType < 0 || payloadType > MOST_PAYLOAD_TYPE || clockRate <= 0) {
      throw new IllegalArgumentException(
          "payload type " + payloadType + ", clock rate " + clockRate);
    }
  }

  /** A format of one channel without parameters. */
  public static PayloadFormat of(int payloadType, String encoding, int clockRate) {
    return new PayloadFormat(payloadType, encoding, clockRate, 1, "");
  }

  /** What is done with it. */
  public Kind kind() {
    if (encoding.equalsIgnoreCase(TELEPHONE_EVENT)) {
      return Kind.TELEPHONE_EVENT;
    }
    return encoding.equalsIgnoreCase(COMFORT_NOISE) ? Kind.COMFORT_NOISE : Kind.AUDIO;
  }

  /** Whether a payload of one can be sent as the other, whatever their payload types. */
  public boolean sameEncoding(PayloadFormat other) {
    return encoding.equalsIgnoreCase(other.encoding)
        && clockRate == other.clockRate
        && channels == other.channels;
  }
}
