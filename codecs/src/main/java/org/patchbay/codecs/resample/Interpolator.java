package org.patchbay.codecs.resample;

import static org.patchbay.codecs.resample.PolyphaseFilter.CHUNK;
import static org.patchbay.codecs.resample.PolyphaseFilter.TAPS;

import java.util.Arrays;

/** To a higher rate: each phase of the filter gives every Lth sample. */
final class Interpolator implements Resampler {

  private final PolyphaseFilter filter;
  private final float[] history = new float[TAPS - 1 + CHUNK];
  private final float[] sum = new float[CHUNK];

  Interpolator(PolyphaseFilter filter) {
    this.filter = filter;
  }

  @Override
  public int resample(short[] in, int inOffset, int samples, short[] out, int outOffset) {
    int ratio = filter.ratio();
    for (int done = 0; done < samples; done += CHUNK) {
      int n = Math.min(CHUNK, samples - done);
      chunk(in, inOffset + done, n, out, outOffset + done * ratio);
    }
    return samples * ratio;
  }

  private void chunk(short[] in, int inOffset, int n, short[] out, int outOffset) {
    for (int i = 0; i < n; i++) {
      history[TAPS - 1 + i] = in[inOffset + i];
    }
    int ratio = filter.ratio();
    for (int phase = 0; phase < ratio; phase++) {
      Arrays.fill(sum, 0, n, 0);
      filter.accumulate(phase, ratio, history, sum, n);
      for (int i = 0; i < n; i++) {
        out[outOffset + i * ratio + phase] = PolyphaseFilter.saturate(sum[i]);
      }
    }
    System.arraycopy(history, n, history, 0, TAPS - 1);
  }

  @Override
  public void reset() {
    Arrays.fill(history, 0);
  }
}
