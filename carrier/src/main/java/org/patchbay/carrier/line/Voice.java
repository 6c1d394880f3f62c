package org.patchbay.carrier.line;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.patchbay.media.source.AudioSource;

/**
 * Says what it is given, and is silent in between without ever ending: a telephone line, other than
 * a phone, does not stop sending when nobody speaks.
 */
final class Voice implements AudioSource {
  private final ArrayDeque<AudioSource> words = new ArrayDeque<>();
  private Runnable whenSaid = () -> {};

  /** Says something after what it is saying. */
  void say(AudioSource word) {
    words.add(word);
  }

  /** Tells when all was said; each time. */
  void whenSaid(Runnable said) {
    whenSaid = said;
  }

  /** Whether it is saying something. */
  boolean speaks() {
    return !words.isEmpty();
  }

  @Override
  public int read(short[] pcm, int offset, int samples) {
    int count = 0;
    while (count < samples && !words.isEmpty()) {
      int read = words.peek().read(pcm, offset + count, samples - count);
      if (read < samples - count) {
        words.poll();
        if (words.isEmpty()) {
          whenSaid.run();
        }
      }
      count += read;
    }
    Arrays.fill(pcm, offset + count, offset + samples, (short) 0);
    return samples;
  }
}
