package org.patchbay.codecs.tone;

import java.util.Arrays;
import java.util.List;

/** Plays digits one after the other, each followed by a pause. */
public final class DtmfSequence {

  private final List<DtmfDigit> digits;
  private final int sampleRate;
  private final int onMillis;
  private final int offMillis;
  private final int samplesPerDigit;
  private ToneGenerator generator;
  private int played;
  private int remaining;

  /**
   * @param sampleRate of the PCM it makes, in Hz
   * @param onMillis length of a tone; receivers need 40 ms (ITU-T Q.24)
   * @param offMillis length of a pause; receivers need 40 ms
   */
  public DtmfSequence(List<DtmfDigit> digits, int sampleRate, int onMillis, int offMillis) {
    if (onMillis <= 0 || offMillis <= 0) {
      throw new IllegalArgumentException("tone and pause need a length");
    }
    this.digits = List.copyOf(digits);
    this.sampleRate = sampleRate;
    this.onMillis = onMillis;
    this.offMillis = offMillis;
    this.samplesPerDigit = sampleRate / 1000 * (onMillis + offMillis);
  }

  /** Whether everything has been played. */
  public boolean finished() {
    return remaining == 0 && played == digits.size();
  }

  /**
   * Writes the next {@code samples} samples, silence where no digit is left.
   *
   * @return how many of them belong to digits and their pauses
   */
  public int generate(short[] pcm, int offset, int samples) {
    int done = 0;
    while (done < samples && !finished()) {
      if (remaining == 0) {
        generator = new ToneGenerator(digits.get(played).tone(onMillis, offMillis), sampleRate);
        played++;
        remaining = samplesPerDigit;
      }
      int n = Math.min(remaining, samples - done);
      generator.generate(pcm, offset + done, n);
      remaining -= n;
      done += n;
    }
    Arrays.fill(pcm, offset + done, offset + samples, (short) 0);
    return done;
  }
}
