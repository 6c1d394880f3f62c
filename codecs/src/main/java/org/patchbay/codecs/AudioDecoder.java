package org.patchbay.codecs;

/**
 * Turns RTP payloads into PCM, one direction of one stream; for one thread at a time.
 *
 * <p>PCM is mono, 16-bit signed, in host order in a {@code short[]}, at {@link #sampleRate}. No
 * payload, however wrong, makes a decoder throw.
 */
public interface AudioDecoder {

  /** Samples a second of the PCM given: 8000, 16000 or 48000. */
  int sampleRate();

  /** The most samples that one payload can give: 200 ms, {@code sampleRate() / 5}. */
  default int maxSamples() {
    return sampleRate() / 5;
  }

  /**
   * How many samples {@link #decode} would give for this payload, without decoding it.
   *
   * @return samples at {@link #sampleRate}; 0 if the payload is empty or malformed
   */
  int samplesIn(byte[] packet, int offset, int length);

  /**
   * Decodes one payload. A malformed one is counted by {@link #refused} and concealed for as long
   * as the packet before it lasted (20 ms if there was none). An empty one gives 0 samples and
   * changes nothing.
   *
   * @param pcm needs room for {@link #maxSamples} from {@code pcmOffset} on
   * @return the samples written
   */
  int decode(byte[] packet, int offset, int length, short[] pcm, int pcmOffset);

  /**
   * Fills the place of a lost packet with what most likely was there, fading into silence when the
   * loss goes on.
   *
   * @param samples a multiple of 2.5 ms ({@code sampleRate() / 400}), at most {@link #maxSamples}
   * @throws IllegalArgumentException if {@code samples} is something else
   */
  void conceal(short[] pcm, int pcmOffset, int samples);

  /** Payloads so far that could not be decoded and were concealed. */
  long refused();
}
