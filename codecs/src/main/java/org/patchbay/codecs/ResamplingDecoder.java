package org.patchbay.codecs;

import org.patchbay.codecs.resample.Resampler;

/** A decoder of a lower rate that gives PCM of a higher one. */
final class ResamplingDecoder implements AudioDecoder {

  private final AudioDecoder decoder;
  private final int ratio;
  private final Resampler resampler;
  private final short[] lower;

  ResamplingDecoder(AudioDecoder decoder, int sampleRate) {
    this.decoder = decoder;
    this.ratio = sampleRate / decoder.sampleRate();
    this.resampler = Resampler.between(decoder.sampleRate(), sampleRate);
    this.lower = new short[decoder.maxSamples()];
  }

  @Override
  public int sampleRate() {
    return decoder.sampleRate() * ratio;
  }

  @Override
  public int samplesIn(byte[] packet, int offset, int length) {
    return decoder.samplesIn(packet, offset, length) * ratio;
  }

  @Override
  public int decode(byte[] packet, int offset, int length, short[] pcm, int pcmOffset) {
    int samples = decoder.decode(packet, offset, length, lower, 0);
    return resampler.resample(lower, 0, samples, pcm, pcmOffset);
  }

  @Override
  public void conceal(short[] pcm, int pcmOffset, int samples) {
    if (samples % ratio != 0) {
      throw new IllegalArgumentException("cannot conceal " + samples + " samples");
    }
    decoder.conceal(lower, 0, samples / ratio);
    resampler.resample(lower, 0, samples / ratio, pcm, pcmOffset);
  }

  @Override
  public long refused() {
    return decoder.refused();
  }
}
