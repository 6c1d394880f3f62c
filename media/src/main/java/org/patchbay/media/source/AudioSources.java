package org.patchbay.media.source;

import java.util.List;
import org.patchbay.codecs.tone.DtmfDigit;
import org.patchbay.codecs.tone.DtmfSequence;
import org.patchbay.codecs.tone.Tone;
import org.patchbay.codecs.tone.ToneGenerator;

/** Where a player's audio comes from. */
public final class AudioSources {
  private static final int DIGIT_MILLIS = 200;
  private static final int PAUSE_MILLIS = 200;

  private AudioSources() {}

  /** A tone without end. */
  public static AudioSource tone(Tone tone, int sampleRate) {
    ToneGenerator generator = new ToneGenerator(tone, sampleRate);
    return (pcm, offset, samples) -> {
      generator.generate(pcm, offset, samples);
      return samples;
    };
  }

  /** Keys as their pairs of tones, 200 ms each and 200 ms apart. */
  public static AudioSource digits(List<DtmfDigit> digits, int sampleRate) {
    DtmfSequence sequence = new DtmfSequence(digits, sampleRate, DIGIT_MILLIS, PAUSE_MILLIS);
    return sequence::generate;
  }

  /** Recorded samples, once. */
  public static AudioSource clip(short[] clip) {
    return new AudioSource() {
      private int position;

      @Override
      public int read(short[] pcm, int offset, int samples) {
        int count = Math.min(samples, clip.length - position);
        System.arraycopy(clip, position, pcm, offset, count);
        position += count;
        return count;
      }
    };
  }

  /** Silence of a duration. */
  public static AudioSource silence(int millis, int sampleRate) {
    return clip(new short[sampleRate / 1000 * millis]);
  }
}
