package org.patchbay.codecs;

/**
 * Turns PCM into RTP payloads, one direction of one stream; for one thread at a time.
 *
 * <p>PCM is mono, 16-bit signed, in host order in a {@code short[]}, at {@link #sampleRate}.
 */
public interface AudioEncoder {

  /** Samples a second of the PCM taken: 8000, 16000 or 48000. */
  int sampleRate();

  /** Samples of 20 ms: the frame that every encoder takes ({@code sampleRate() / 50}). */
  default int frameSamples() {
    return sampleRate() / 50;
  }

  /**
   * Encodes one packet.
   *
   * @param samples what the packet is to hold: for G.711 any multiple of the resampling ratio
   *     ({@code sampleRate() / 8000}) up to 200 ms, for Opus 10, 20, 40 or 60 ms
   * @param packet where the payload goes, from {@code packetOffset} to the end of the array at
   *     most; {@link Codec#MAX_PAYLOAD} bytes are always enough
   * @return the length of the payload in bytes; 0 if there is nothing to send
   * @throws IllegalArgumentException if this codec has no packet of so many samples, or no room
   */
  int encode(short[] pcm, int pcmOffset, int samples, byte[] packet, int packetOffset);
}
