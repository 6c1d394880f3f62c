package org.patchbay.codecs;

import java.util.Locale;

/**
 * The parameters of {@code a=fmtp} that an encoder here obeys: what the receiver asks for (RFC 7587
 * §6.1). The others say nothing to it: it always sends mono, without forward error correction and
 * without discontinuous transmission, which every receiver has to accept.
 *
 * @param maxPlaybackRate Hz; more is of no use to the receiver: 8000 to 48000
 * @param maxAverageBitrate bit/s, 6000 to 510000; the last where nothing is asked
 * @param constantBitrate {@code cbr=1}: the receiver wants every packet to be of one size
 */
record OpusFormat(int maxPlaybackRate, int maxAverageBitrate, boolean constantBitrate) {

  /** What is meant where nothing is said. */
  static final OpusFormat DEFAULT = new OpusFormat(48000, 510000, false);

  /** Ours, where the other side of the call has PCM of this rate: more would be thrown away. */
  static OpusFormat ofSampleRate(int sampleRate) {
    return new OpusFormat(sampleRate, DEFAULT.maxAverageBitrate, false);
  }

  /**
   * Reads {@code name=value;name=value}. What is unknown, malformed or out of range is passed over:
   * an SDP is no worse for a parameter that does not matter.
   */
  static OpusFormat parse(String parameters) {
    OpusFormat format = DEFAULT;
    for (String parameter : parameters.split(";", 32)) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        String name = parameter.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        format = format.with(name, number(parameter.substring(equals + 1).strip()));
      }
    }
    return format;
  }

  private OpusFormat with(String name, int value) {
    if (value < 0) {
      return this;
    }
    return switch (name) {
      case "maxplaybackrate" ->
          new OpusFormat(within(8000, value, 48000), maxAverageBitrate, constantBitrate);
      case "maxaveragebitrate" ->
          new OpusFormat(maxPlaybackRate, within(6000, value, 510000), constantBitrate);
      case "cbr" -> new OpusFormat(maxPlaybackRate, maxAverageBitrate, value == 1);
      default -> this;
    };
  }

  /** The value of {@code a=fmtp} that asks for this; an empty string if it is the default. */
  String parameters() {
    StringBuilder text = new StringBuilder();
    if (maxPlaybackRate < DEFAULT.maxPlaybackRate) {
      text.append("maxplaybackrate=").append(maxPlaybackRate);
      text.append(";sprop-maxcapturerate=").append(maxPlaybackRate);
    }
    if (maxAverageBitrate < DEFAULT.maxAverageBitrate) {
      text.append(text.isEmpty() ? "" : ";").append("maxaveragebitrate=").append(maxAverageBitrate);
    }
    if (constantBitrate) {
      text.append(text.isEmpty() ? "" : ";").append("cbr=1");
    }
    return text.toString();
  }

  private static int within(int least, int value, int most) {
    return Math.max(least, Math.min(value, most));
  }

  /** A number of at most six digits, or -1. */
  private static int number(String digits) {
    return digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : -1;
  }
}
