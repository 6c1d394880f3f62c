package org.patchbay.media.source;

/** PCM on demand, mono, 16 bits. */
@FunctionalInterface
public interface AudioSource {

  /**
   * Writes the next samples.
   *
   * @param pcm where they go
   * @param samples how many, from {@code offset} on
   * @return how many were written; fewer than asked when the source has ended
   */
  int read(short[] pcm, int offset, int samples);
}
