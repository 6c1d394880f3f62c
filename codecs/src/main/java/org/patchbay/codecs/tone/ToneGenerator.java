package org.patchbay.codecs.tone;

/**
 * Plays one {@link Tone} for as long as it is asked to; 2 ms ramps keep its edges from clicking.
 */
public final class ToneGenerator {

  private final Oscillator low;
  private final Oscillator high;
  private final int on;
  private final int cycle;
  private final int ramp;
  private final boolean continuous;

  /** Samples since the tone last began; a tone without end stays at the end of its ramp. */
  private int position;

  /**
   * @param sampleRate of the PCM it makes, in Hz
   */
  public ToneGenerator(Tone tone, int sampleRate) {
    this.low = new Oscillator(tone.lowHertz(), sampleRate, Level.amplitude(tone.lowDbm0()));
    this.high =
        tone.highHertz() == 0
            ? null
            : new Oscillator(tone.highHertz(), sampleRate, Level.amplitude(tone.highDbm0()));
    this.on = (int) ((long) tone.onMillis() * sampleRate / 1000);
    this.cycle = on + (int) ((long) tone.offMillis() * sampleRate / 1000);
    this.ramp = sampleRate / 500;
    this.continuous = tone.continuous();
  }

  /** Writes the next {@code samples} samples. */
  public void generate(short[] pcm, int offset, int samples) {
    for (int i = 0; i < samples; i++) {
      pcm[offset + i] = next();
    }
  }

  private short next() {
    float gain = gain();
    position = position + 1 == cycle ? (continuous ? ramp : 0) : position + 1;
    if (gain == 0) {
      return 0;
    }
    float sum = low.next() + (high == null ? 0 : high.next());
    return (short) Math.round(Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, gain * sum)));
  }

  private float gain() {
    if (position >= on) {
      return 0;
    }
    int toEdge = continuous ? position : Math.min(position, on - 1 - position);
    return toEdge >= ramp ? 1 : (float) toEdge / ramp;
  }
}
