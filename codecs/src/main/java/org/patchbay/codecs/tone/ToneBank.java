package org.patchbay.codecs.tone;

/**
 * How much of each of four frequencies is in a window of 20 ms at 8000 Hz (Goertzel's algorithm),
 * and how far the strongest is off its nominal frequency, by how its phase has moved since the
 * window before.
 */
final class ToneBank {

  private static final double SAMPLE_RATE = 8000;

  private final double[] hertz;
  private final float[] cosine;
  private final float[] sine;
  private final float[] real = new float[4];
  private final float[] imaginary = new float[4];
  private final float[] realBefore = new float[4];
  private final float[] imaginaryBefore = new float[4];
  private final int hop;

  private int strongest;
  private double energy;
  private double second;
  private double deviation;

  /**
   * @param hop samples between the windows
   */
  ToneBank(int hop, double... hertz) {
    this.hop = hop;
    this.hertz = hertz;
    this.cosine = new float[hertz.length];
    this.sine = new float[hertz.length];
    for (int i = 0; i < hertz.length; i++) {
      cosine[i] = (float) Math.cos(2 * Math.PI * hertz[i] / SAMPLE_RATE);
      sine[i] = (float) Math.sin(2 * Math.PI * hertz[i] / SAMPLE_RATE);
    }
  }

  /** Measures the next window. */
  void measure(float[] window) {
    strongest = 0;
    double best = -1;
    second = 0;
    for (int i = 0; i < hertz.length; i++) {
      realBefore[i] = real[i];
      imaginaryBefore[i] = imaginary[i];
      goertzel(i, window);
      double power = (double) real[i] * real[i] + (double) imaginary[i] * imaginary[i];
      if (power > best) {
        second = Math.max(best, 0);
        best = power;
        strongest = i;
      } else {
        second = Math.max(second, power);
      }
    }
    deviation = deviation(strongest);
    // A rectangular window weakens what is off its centre by a known amount.
    double x = Math.PI * deviation * window.length / SAMPLE_RATE;
    double response = Math.abs(x) < 1e-6 ? 1 : Math.sin(x) / x;
    double perEnergy = 2.0 / window.length;
    energy = best * perEnergy / Math.max(response * response, 0.1);
    second *= perEnergy;
  }

  /** The index of the strongest frequency. */
  int strongest() {
    return strongest;
  }

  /** The energy of the strongest over the window: of a pure tone, the sum of its squares. */
  double energy() {
    return energy;
  }

  /** The energy found at the second strongest. */
  double secondEnergy() {
    return second;
  }

  /** How far the strongest is off its frequency, as a share of it, without sign. */
  double relativeDeviation() {
    return Math.abs(deviation) / hertz[strongest];
  }

  private void goertzel(int i, float[] window) {
    float twice = 2 * cosine[i];
    float s1 = 0;
    float s2 = 0;
    for (float x : window) {
      float s = x + twice * s1 - s2;
      s2 = s1;
      s1 = s;
    }
    real[i] = s1 - s2 * cosine[i];
    imaginary[i] = s2 * sine[i];
  }

  /** In Hz: what the phase has turned more, or less, than the nominal frequency turns it. */
  private double deviation(int i) {
    double turned =
        Math.atan2(
            (double) imaginary[i] * realBefore[i] - (double) real[i] * imaginaryBefore[i],
            (double) real[i] * realBefore[i] + (double) imaginary[i] * imaginaryBefore[i]);
    double turn = 2 * Math.PI;
    double excess = turned - turn * hertz[i] * hop / SAMPLE_RATE;
    excess -= turn * Math.rint(excess / turn);
    return excess * SAMPLE_RATE / (turn * hop);
  }
}
