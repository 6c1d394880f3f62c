package org.patchbay.carrier.line;

import org.patchbay.codecs.tone.Tone;
import org.patchbay.media.source.AudioSource;
import org.patchbay.media.source.AudioSources;
import org.patchbay.media.source.Player;

/** A tone that ends. */
final class Beep implements AudioSource {
  private static final double LEVEL_DBM0 = -12;

  private final AudioSource tone;
  private int left;

  /** A sine of so many milliseconds. */
  Beep(double hertz, int millis) {
    tone = AudioSources.tone(Tone.sine(hertz, LEVEL_DBM0), Player.SAMPLE_RATE);
    left = Player.SAMPLE_RATE / 1000 * millis;
  }

  @Override
  public int read(short[] pcm, int offset, int samples) {
    int count = tone.read(pcm, offset, Math.min(samples, left));
    left -= count;
    return count;
  }
}
