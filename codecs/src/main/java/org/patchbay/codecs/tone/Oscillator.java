package org.patchbay.codecs.tone;

/** A sine by table and interpolation: distortion below -90 dB. */
final class Oscillator {

  private static final int TABLE_BITS = 10;
  private static final int FRACTION_BITS = Integer.SIZE - TABLE_BITS;
  private static final float FRACTION = 1f / (1 << FRACTION_BITS);
  private static final float[] SINE = new float[(1 << TABLE_BITS) + 1];

  static {
    for (int i = 0; i < SINE.length; i++) {
      SINE[i] = (float) Math.sin(2 * Math.PI * i / (1 << TABLE_BITS));
    }
  }

  private final float amplitude;

  /** A full turn is 2^32: the phase wraps by itself. */
  private final int step;

  private int phase;

  Oscillator(double hertz, int sampleRate, double amplitude) {
    this.amplitude = (float) amplitude;
    this.step = (int) Math.round(hertz / sampleRate * (1L << Integer.SIZE));
  }

  float next() {
    int index = phase >>> FRACTION_BITS;
    float fraction = (phase & ((1 << FRACTION_BITS) - 1)) * FRACTION;
    phase += step;
    float left = SINE[index];
    return amplitude * (left + fraction * (SINE[index + 1] - left));
  }
}
