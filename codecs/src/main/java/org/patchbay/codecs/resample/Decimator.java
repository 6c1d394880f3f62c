package org.patchbay.codecs.resample;

import static org.patchbay.codecs.resample.PolyphaseFilter.CHUNK;
import static org.patchbay.codecs.resample.PolyphaseFilter.TAPS;

import java.util.Arrays;

/** To a lower rate: the input is dealt out to the phases, whose results are added up. */
final class Decimator implements Resampler {

  private final PolyphaseFilter filter;
  private final float[][] histories;
  private final float[] sum = new float[CHUNK];

  Decimator(PolyphaseFilter filter) {
    this.filter = filter;
    this.histories = new float[filter.ratio()][TAPS - 1 + CHUNK];
  }

  @Override
  public int resample(short[] in, int inOffset, int samples, short[] out, int outOffset) {
    int ratio = filter.ratio();
    if (samples % ratio != 0) {
      throw new IllegalArgumentException(samples + " samples are no multiple of " + ratio);
    }
    int results = samples / ratio;
    for (int done = 0; done < results; done += CHUNK) {
      int n = Math.min(CHUNK, results - done);
      chunk(in, inOffset + done * ratio, n, out, outOffset + done);
    }
    return results;
  }

  private void chunk(short[] in, int inOffset, int n, short[] out, int outOffset) {
    int ratio = filter.ratio();
    Arrays.fill(sum, 0, n, 0);
    for (int phase = 0; phase < ratio; phase++) {
      float[] history = histories[phase];
      // The newest input of a result meets phase 0, the oldest the last one.
      int first = inOffset + ratio - 1 - phase;
      for (int i = 0; i < n; i++) {
        history[TAPS - 1 + i] = in[first + i * ratio];
      }
      filter.accumulate(phase, 1, history, sum, n);
      System.arraycopy(history, n, history, 0, TAPS - 1);
    }
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = PolyphaseFilter.saturate(sum[i]);
    }
  }

  @Override
  public void reset() {
    for (float[] history : histories) {
      Arrays.fill(history, 0);
    }
  }
}
