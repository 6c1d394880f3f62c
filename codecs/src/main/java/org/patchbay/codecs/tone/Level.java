package org.patchbay.codecs.tone;

/** Levels in dBm0 and the amplitudes of sines in 16-bit PCM. */
public final class Level {

  /** A sine that just reaches full scale (ITU-T G.711, table 5: A-law's overload point). */
  public static final double FULL_SCALE_DBM0 = 3.14;

  private Level() {}

  /** The peak of a sine of this level, in PCM units. */
  public static double amplitude(double dbm0) {
    return 32767 * Math.pow(10, (dbm0 - FULL_SCALE_DBM0) / 20);
  }

  /**
   * The level of a stretch of PCM by its mean power.
   *
   * @return dBm0; negative infinity for silence
   */
  public static double dbm0(short[] pcm, int offset, int samples) {
    double sum = 0;
    for (int i = 0; i < samples; i++) {
      sum += (double) pcm[offset + i] * pcm[offset + i];
    }
    double peak = Math.sqrt(2 * sum / samples);
    return 20 * Math.log10(peak / 32767) + FULL_SCALE_DBM0;
  }
}
