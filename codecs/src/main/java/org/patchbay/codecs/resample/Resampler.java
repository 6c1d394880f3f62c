package org.patchbay.codecs.resample;

/**
 * Converts one stream of 16-bit mono PCM from one sample rate to another, by an integer ratio.
 *
 * <p>With F the lower of the two rates: up to 0.425 F (3400 Hz at 8000) the level is kept within
 * 0.05 dB; from 0.55 F (4400 Hz at 8000) on, images and aliases are more than 60 dB down. What lies
 * between, around half of F, is attenuated and may fold into 0.45 F to 0.5 F, above the telephone
 * band. The delay is 16 samples at F (2 ms at 8000, 1 ms at 16000). Values that overshoot saturate.
 */
public interface Resampler {

  /**
   * A resampler with silence behind it.
   *
   * @throws IllegalArgumentException if neither rate is a multiple (1, 2, 3 or 6) of the other
   */
  static Resampler between(int fromRate, int toRate) {
    if (fromRate <= 0 || toRate <= 0) {
      throw new IllegalArgumentException(
          "cannot resample " + fromRate + " Hz to " + toRate + " Hz");
    }
    if (toRate % fromRate == 0 && PolyphaseFilter.hasRatio(toRate / fromRate)) {
      int ratio = toRate / fromRate;
      return ratio == 1 ? new SameRate() : new Interpolator(PolyphaseFilter.ofRatio(ratio));
    }
    if (fromRate % toRate == 0 && PolyphaseFilter.hasRatio(fromRate / toRate)) {
      return new Decimator(PolyphaseFilter.ofRatio(fromRate / toRate));
    }
    throw new IllegalArgumentException("cannot resample " + fromRate + " Hz to " + toRate + " Hz");
  }

  /**
   * Converts a block of any length; downwards, the length is a multiple of the ratio.
   *
   * @param out needs room for {@code samples} times the new rate over the old; not the same place
   *     as {@code in}
   * @return the samples written
   * @throws IllegalArgumentException if the length is not a multiple of the ratio
   */
  int resample(short[] in, int inOffset, int samples, short[] out, int outOffset);

  /** Forgets the stream so far, as if it had been silent. */
  void reset();
}
