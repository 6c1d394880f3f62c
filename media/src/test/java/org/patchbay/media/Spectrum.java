package org.patchbay.media;

/** How much of a recording is a tone, by Goertzel's sum. */
public final class Spectrum {
  private Spectrum() {}

  /** The fraction of the energy at a frequency, 0 to 1; 0 for silence. */
  public static double fraction(short[] pcm, int from, int to, double hertz, int sampleRate) {
    double real = 0;
    double imaginary = 0;
    double total = 0;
    for (int i = from; i < to; i++) {
      double angle = 2 * Math.PI * hertz * i / sampleRate;
      real += pcm[i] * Math.cos(angle);
      imaginary += pcm[i] * Math.sin(angle);
      total += (double) pcm[i] * pcm[i];
    }
    return total == 0 ? 0 : 2 * (real * real + imaginary * imaginary) / (to - from) / total;
  }
}
