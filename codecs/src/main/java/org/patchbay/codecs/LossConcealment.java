package org.patchbay.codecs;

/**
 * Hides lost packets of a waveform codec at 8000 Hz: the last pitch period is repeated, at full
 * level for 10 ms, then fading to silence at 60 ms; the first 4 ms after the loss are blended with
 * what the repetition would have gone on with.
 */
final class LossConcealment {

  private static final int SHORTEST_PERIOD = 20; // 400 Hz
  private static final int LONGEST_PERIOD = 120; // 67 Hz
  private static final int COMPARED = 160;
  private static final int HISTORY = COMPARED + LONGEST_PERIOD;
  private static final int FULL_LEVEL = 80;
  private static final int SILENT_FROM = 480;
  private static final int BLEND = 32;

  private final short[] history = new short[HISTORY];
  private final short[] period = new short[LONGEST_PERIOD];
  private int periodLength;
  private int position;

  /** Samples concealed since the last packet that was heard; 0 while none is lost. */
  private int concealed;

  /** Takes in what was received; after a loss also changes its first 4 ms in place. */
  void heard(short[] pcm, int offset, int samples) {
    if (concealed > 0) {
      int blend = Math.min(BLEND, samples);
      for (int i = 0; i < blend; i++) {
        pcm[offset + i] = (short) ((next() * (blend - i) + pcm[offset + i] * i) / blend);
      }
      concealed = 0;
    }
    remember(pcm, offset, samples);
  }

  void conceal(short[] pcm, int offset, int samples) {
    if (concealed == 0) {
      takePeriod();
    }
    for (int i = 0; i < samples; i++) {
      pcm[offset + i] = (short) next();
    }
    remember(pcm, offset, samples);
  }

  private int next() {
    if (concealed >= SILENT_FROM) {
      return 0;
    }
    int sample = period[position];
    position = position + 1 == periodLength ? 0 : position + 1;
    int fade = Math.min(SILENT_FROM - FULL_LEVEL, SILENT_FROM - concealed);
    concealed++;
    return sample * fade / (SILENT_FROM - FULL_LEVEL);
  }

  private void remember(short[] pcm, int offset, int samples) {
    int kept = Math.min(samples, HISTORY);
    System.arraycopy(history, kept, history, 0, HISTORY - kept);
    System.arraycopy(pcm, offset + samples - kept, history, HISTORY - kept, kept);
  }

  /** Copies the last period, its end blended into what came before it, so that it joins itself. */
  private void takePeriod() {
    periodLength = pitch();
    position = 0;
    int start = HISTORY - periodLength;
    System.arraycopy(history, start, period, 0, periodLength);
    int overlap = periodLength / 4;
    for (int i = 0; i < overlap; i++) {
      int end = periodLength - overlap + i;
      int before = history[start - overlap + i];
      period[end] = (short) ((period[end] * (overlap - i) + before * i) / overlap);
    }
  }

  /** The lag at which the last 20 ms are most like what came before them. */
  private int pitch() {
    int best = LONGEST_PERIOD;
    double bestLikeness = 0;
    for (int lag = SHORTEST_PERIOD; lag <= LONGEST_PERIOD; lag++) {
      double product = 0;
      double energy = 1;
      for (int i = HISTORY - COMPARED; i < HISTORY; i++) {
        product += history[i] * history[i - lag];
        energy += history[i - lag] * history[i - lag];
      }
      double likeness = product <= 0 ? 0 : product * product / energy;
      if (likeness > bestLikeness) {
        bestLikeness = likeness;
        best = lag;
      }
    }
    return best;
  }
}
