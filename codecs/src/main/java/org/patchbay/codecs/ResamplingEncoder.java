package org.patchbay.codecs;

import org.patchbay.codecs.resample.Resampler;

/** An encoder of a lower rate that takes PCM of a higher one. */
final class ResamplingEncoder implements AudioEncoder {

  private final AudioEncoder encoder;
  private final int sampleRate;
  private final Resampler resampler;
  private final short[] lower;

  ResamplingEncoder(AudioEncoder encoder, int sampleRate) {
    this.encoder = encoder;
    this.sampleRate = sampleRate;
    this.resampler = Resampler.between(sampleRate, encoder.sampleRate());
    this.lower = new short[encoder.sampleRate() / 5];
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public int encode(short[] pcm, int pcmOffset, int samples, byte[] packet, int packetOffset) {
    if (samples > sampleRate / 5) {
      throw new IllegalArgumentException(samples + " samples are more than 200 ms");
    }
    int resampled = resampler.resample(pcm, pcmOffset, samples, lower, 0);
    return encoder.encode(lower, 0, resampled, packet, packetOffset);
  }
}
