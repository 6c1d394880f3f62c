package org.patchbay.codecs;

/** What the first octets of an Opus packet say without decoding it: RFC 6716 §3.1 and §3.2. */
final class OpusToc {

  /** No packet is longer than 120 ms. */
  private static final int MAX_DURATION = 5760;

  private OpusToc() {}

  /**
   * How long the packet lasts.
   *
   * @return samples at 48000 Hz; 0 if there is no octet or the count of frames is not allowed
   */
  static int duration(byte[] packet, int offset, int length) {
    if (length <= 0) {
      return 0;
    }
    int toc = packet[offset] & 0xFF;
    int frames =
        switch (toc & 3) {
          case 0 -> 1;
          case 1, 2 -> 2;
          default -> length < 2 ? 0 : packet[offset + 1] & 0x3F;
        };
    int duration = frames * frameDuration(toc >> 3);
    return duration > MAX_DURATION ? 0 : duration;
  }

  /** Whether a packet that begins with this octet is hybrid: SILK below 8 kHz, CELT above. */
  static boolean hybrid(byte toc) {
    int configuration = (toc & 0xFF) >> 3;
    return configuration >= 12 && configuration < 16;
  }

  /** RFC 6716 §3.1, table 2: samples at 48000 Hz. */
  private static int frameDuration(int configuration) {
    if (configuration < 12) { // SILK: 10, 20, 40, 60 ms
      int step = configuration & 3;
      return step == 3 ? 2880 : 480 << step;
    }
    if (configuration < 16) { // hybrid: 10, 20 ms
      return 480 << (configuration & 1);
    }
    return 120 << (configuration & 3); // CELT: 2.5, 5, 10, 20 ms
  }
}
