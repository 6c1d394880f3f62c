package org.patchbay.codecs;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.util.Arrays;

/**
 * Opus straight to mono PCM of 8000, 16000 or 48000 Hz: the decoder itself leaves out the bands
 * that the rate cannot hold, and mixes stereo down.
 *
 * <p>This is the boundary behind which the library may throw anything, {@link AssertionError}
 * included, at a packet that it does not like: here that becomes a concealed frame.
 */
final class OpusPacketDecoder implements AudioDecoder {

  private final int sampleRate;
  private final OpusDecoder opus;

  /** Decoded here first: the library writes the start of a mode change to index 0 always. */
  private final short[] decoded;

  private int lastSamples;
  private long refused;

  OpusPacketDecoder(int sampleRate) {
    this.sampleRate = sampleRate;
    this.decoded = new short[maxSamples()];
    this.lastSamples = sampleRate / 50;
    try {
      this.opus = new OpusDecoder(sampleRate, 1);
    } catch (OpusException e) {
      throw new IllegalArgumentException("no Opus decoder at " + sampleRate + " Hz", e);
    }
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public int samplesIn(byte[] packet, int offset, int length) {
    return OpusToc.duration(packet, offset, length) / (48000 / sampleRate);
  }

  @Override
  public int decode(byte[] packet, int offset, int length, short[] pcm, int pcmOffset) {
    if (length <= 0) {
      return 0;
    }
    int expected = samplesIn(packet, offset, length);
    if (expected == 0 || run(packet, offset, length, expected) != expected) {
      refused++;
      conceal(pcm, pcmOffset, lastSamples);
      return lastSamples;
    }
    System.arraycopy(decoded, 0, pcm, pcmOffset, expected);
    lastSamples = expected;
    return expected;
  }

  @Override
  public void conceal(short[] pcm, int pcmOffset, int samples) {
    if (samples <= 0 || samples % (sampleRate / 400) != 0 || samples > maxSamples()) {
      throw new IllegalArgumentException("cannot conceal " + samples + " samples");
    }
    if (run(null, 0, 0, samples) != samples) {
      Arrays.fill(decoded, 0, samples, (short) 0);
    }
    System.arraycopy(decoded, 0, pcm, pcmOffset, samples);
  }

  @Override
  public long refused() {
    return refused;
  }

  /** The range coder's state after the last packet: the same in every decoder that is right. */
  int finalRange() {
    return opus.getFinalRange();
  }

  /** Fills {@link #decoded}; gives the count of samples, or -1 if the library refused. */
  private int run(byte[] packet, int offset, int length, int samples) {
    try {
      return opus.decode(packet, offset, length, decoded, 0, samples, false);
    } catch (OpusException e) {
      return -1;
    } catch (RuntimeException | AssertionError e) {
      // Thrown halfway through a frame: nobody knows what the state is now.
      opus.resetState();
      return -1;
    }
  }
}
