package org.patchbay.codecs.resample;

/** Both rates are the same: a copy without delay. */
final class SameRate implements Resampler {

  @Override
  public int resample(short[] in, int inOffset, int samples, short[] out, int outOffset) {
    System.arraycopy(in, inOffset, out, outOffset, samples);
    return samples;
  }

  @Override
  public void reset() {
    // Nothing is kept.
  }
}
