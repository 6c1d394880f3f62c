package org.patchbay.codecs.resample;

/**
 * The low-pass filter of one ratio L, cut into L phases of {@link #TAPS} coefficients: a sinc under
 * a Kaiser window, 32 L coefficients at the higher rate, its cut-off (-6 dB) at 0.4875 of the lower
 * rate, about 62 dB down in the stop band. Immutable and shared.
 */
final class PolyphaseFilter {

  /** Coefficients of each phase. */
  static final int TAPS = 32;

  /** Samples at the lower rate that are worked on at once; longer blocks are cut. */
  static final int CHUNK = 160;

  private static final double CUT_OFF = 0.4875;
  private static final double KAISER_BETA = 5.9;
  private static final PolyphaseFilter[] OF_RATIO = {
    null, null, new PolyphaseFilter(2), new PolyphaseFilter(3), null, null, new PolyphaseFilter(6)
  };

  private final float[][] phases;

  private PolyphaseFilter(int ratio) {
    phases = new float[ratio][TAPS];
    int length = ratio * TAPS;
    double centre = (length - 1) / 2.0;
    double sum = 0;
    double[] taps = new double[length];
    for (int i = 0; i < length; i++) {
      double x = 2 * CUT_OFF / ratio * (i - centre);
      double edge = (i - centre) / centre;
      taps[i] = sinc(x) * bessel(KAISER_BETA * Math.sqrt(1 - edge * edge));
      sum += taps[i];
    }
    for (int i = 0; i < length; i++) {
      phases[i % ratio][i / ratio] = (float) (taps[i] / sum);
    }
  }

  static boolean hasRatio(int ratio) {
    return ratio == 1 || (ratio < OF_RATIO.length && OF_RATIO[ratio] != null);
  }

  static PolyphaseFilter ofRatio(int ratio) {
    return OF_RATIO[ratio];
  }

  int ratio() {
    return phases.length;
  }

  /**
   * Adds one phase of the filter, times {@code gain}, to {@code sum}: {@code n} results, the first
   * of them from {@code history[0]} to {@code history[TAPS - 1]}, the newest. The loops stand this
   * way round (coefficients, then all results) because the compiler makes vectors of it; four
   * coefficients at once touch the results a quarter as often.
   */
  void accumulate(int phase, float gain, float[] history, float[] sum, int n) {
    float[] taps = phases[phase];
    for (int k = 0; k < TAPS; k += 4) {
      float a = taps[k] * gain;
      float b = taps[k + 1] * gain;
      float c = taps[k + 2] * gain;
      float d = taps[k + 3] * gain;
      int shift = TAPS - 4 - k;
      for (int i = 0; i < n; i++) {
        sum[i] +=
            a * history[i + shift + 3]
                + b * history[i + shift + 2]
                + c * history[i + shift + 1]
                + d * history[i + shift];
      }
    }
  }

  static short saturate(float value) {
    return (short) Math.round(Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value)));
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  /** The modified Bessel function of order 0, by its series. */
  private static double bessel(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; term > sum * 1e-12; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }
}
