package org.patchbay.codecs.mix;

import java.util.Arrays;

/**
 * The sum of all who speak in one frame, from which each is given all but himself (N-1). The sum is
 * kept in 32 bits, enough for 65,536 participants at full scale, and saturates only where it
 * leaves.
 */
public final class MixBus {

  private final int[] sum;

  /**
   * @param frameSamples samples of a frame at whatever rate the conference has
   */
  public MixBus(int frameSamples) {
    this.sum = new int[frameSamples];
  }

  /** The samples of a frame. */
  public int frameSamples() {
    return sum.length;
  }

  /** Begins the next frame. */
  public void clear() {
    Arrays.fill(sum, 0);
  }

  /** Adds one participant's frame. */
  public void add(short[] pcm, int offset) {
    int[] to = sum;
    for (int i = 0; i < to.length; i++) {
      to[i] += pcm[offset + i];
    }
  }

  /** Writes the mix of everyone: what those hear who said nothing in this frame. */
  public void all(short[] out, int outOffset) {
    int[] from = sum;
    for (int i = 0; i < from.length; i++) {
      out[outOffset + i] = saturate(from[i]);
    }
  }

  /**
   * Writes the mix of everyone but one.
   *
   * @param own exactly the frame that was added for him
   */
  public void allBut(short[] own, int ownOffset, short[] out, int outOffset) {
    int[] from = sum;
    for (int i = 0; i < from.length; i++) {
      out[outOffset + i] = saturate(from[i] - own[ownOffset + i]);
    }
  }

  /** Adds {@code other} to {@code pcm}, saturating: for two parties no bus is needed. */
  public static void addTo(short[] pcm, int offset, short[] other, int otherOffset, int samples) {
    for (int i = 0; i < samples; i++) {
      pcm[offset + i] = saturate(pcm[offset + i] + other[otherOffset + i]);
    }
  }

  private static short saturate(int value) {
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
  }
}
