package org.patchbay.codecs.tone;

import java.util.Arrays;

/**
 * Finds DTMF in PCM at 8000 Hz, by the values of ITU-T Q.24, table A-1, for AT&amp;T: tones of 40
 * ms and more are digits, tones of 23 ms and less are not; an interruption of 10 ms does not split
 * a digit, a pause of 40 ms does; each frequency from 0 to -25 dBm0, off by 1.5 % + 2 Hz at most
 * and never by 3.5 %; the high group at most 4 dB above and 8 dB below the low one.
 *
 * <p>Every 5 ms the last 20 ms are judged; five windows in a row make a digit, seven without it end
 * it. That the two tones hold most of the energy is what tells them from speech.
 */
public final class DtmfDetector {

  private static final int WINDOW = 160;
  private static final int HOP = 40;
  private static final int HITS = 5;
  private static final int MISSES = 7;

  /** The share of a window that the tones must fill; the length of a digit follows from it. */
  private static final double SHARE = 0.63;

  private static final double MIN_ENERGY = energy(-27);
  private static final double MAX_DEVIATION = 0.026;
  private static final double MAX_HIGH_OVER_LOW = Math.pow(10, 0.6);
  private static final double MAX_LOW_OVER_HIGH = Math.pow(10, 1.0);
  private static final double MAX_SECOND = 0.2;

  /** How much longer a digit is than the way from its first window to its last. */
  private static final int DURATION_BEYOND_HOPS = (int) (WINDOW - 2 * (1 - SHARE) * WINDOW);

  private final DtmfListener listener;
  private final float[] window = new float[WINDOW];
  private final ToneBank rows = new ToneBank(HOP, 697, 770, 852, 941);
  private final ToneBank columns = new ToneBank(HOP, 1209, 1336, 1477, 1633);

  /** Samples in the window that have not been judged. */
  private int fresh;

  private DtmfDigit candidate;
  private int hits;
  private DtmfDigit current;
  private int misses;
  private int hops;

  public DtmfDetector(DtmfListener listener) {
    this.listener = listener;
  }

  /** Takes the next samples of the stream, any number of them. */
  public void process(short[] pcm, int offset, int samples) {
    for (int done = 0; done < samples; ) {
      int n = Math.min(HOP - fresh, samples - done);
      int end = WINDOW - HOP + fresh;
      for (int i = 0; i < n; i++) {
        window[end + i] = pcm[offset + done + i];
      }
      done += n;
      fresh += n;
      if (fresh == HOP) {
        judged(judge());
        System.arraycopy(window, HOP, window, 0, WINDOW - HOP);
        fresh = 0;
      }
    }
  }

  /** The stream has ended or jumped: a digit that is pressed is released. */
  public void reset() {
    if (current != null) {
      release();
    }
    candidate = null;
    hits = 0;
    fresh = 0;
    Arrays.fill(window, 0);
  }

  /** The digit that this window is full of, or null. */
  private DtmfDigit judge() {
    double total = 0;
    for (float sample : window) {
      total += (double) sample * sample;
    }
    if (total < 2 * MIN_ENERGY) {
      return null;
    }
    rows.measure(window);
    columns.measure(window);
    double low = rows.energy();
    double high = columns.energy();
    boolean digit =
        low >= MIN_ENERGY
            && high >= MIN_ENERGY
            && low + high >= SHARE * total
            && high <= MAX_HIGH_OVER_LOW * low
            && low <= MAX_LOW_OVER_HIGH * high
            && rows.secondEnergy() <= MAX_SECOND * low
            && columns.secondEnergy() <= MAX_SECOND * high
            && rows.relativeDeviation() <= MAX_DEVIATION
            && columns.relativeDeviation() <= MAX_DEVIATION;
    return digit ? DtmfDigit.at(rows.strongest(), columns.strongest()) : null;
  }

  private void judged(DtmfDigit seen) {
    hits = seen != null && seen == candidate ? hits + 1 : (seen == null ? 0 : 1);
    candidate = seen;
    if (current != null) {
      misses = seen == current ? 0 : misses + 1;
      hops++;
      if (misses >= MISSES || (hits >= HITS && seen != current)) {
        release();
      }
    }
    if (current == null && hits >= HITS) {
      current = seen;
      misses = 0;
      hops = hits - 1;
      listener.pressed(current);
    }
  }

  private void release() {
    int samples = (hops - misses) * HOP + DURATION_BEYOND_HOPS;
    DtmfDigit digit = current;
    current = null;
    listener.released(digit, samples);
  }

  /** The sum of squares over a window of a sine of this level. */
  private static double energy(double dbm0) {
    double amplitude = Level.amplitude(dbm0);
    return amplitude * amplitude / 2 * WINDOW;
  }
}
