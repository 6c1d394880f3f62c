package org.patchbay.codecs;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.util.Arrays;
import org.patchbay.codecs.resample.Resampler;

/**
 * Opus straight to mono PCM of 8000, 16000 or 48000 Hz: the decoder itself leaves out the bands
 * that the rate cannot hold, and mixes stereo down.
 *
 * <p>Hybrid packets are the exception: below 48000 Hz the library (1.0.2) gives silence for them,
 * because it overwrites the lower band instead of adding the upper one. A stream that has one is
 * decoded at 48000 Hz from then on and resampled, 2 ms later than before.
 *
 * <p>This is the boundary behind which the library may throw anything, {@link AssertionError}
 * included, at a packet that it does not like: here that becomes a concealed frame.
 */
final class OpusPacketDecoder implements AudioDecoder {

  private static final int FULL_RATE = 48000;

  private final int sampleRate;
  private OpusDecoder opus;

  /** What {@link #opus} decodes to: {@link #sampleRate}, or 48000 Hz after a hybrid packet. */
  private int decodedRate;

  /** Decoded here first: the library writes the start of a mode change to index 0 always. */
  private short[] decoded;

  private Resampler resampler;
  private int lastSamples;
  private long refused;

  OpusPacketDecoder(int sampleRate) {
    this.sampleRate = sampleRate;
    this.lastSamples = sampleRate / 50;
    decodeAt(sampleRate);
  }

  private void decodeAt(int rate) {
    try {
      opus = new OpusDecoder(rate, 1);
    } catch (OpusException e) {
      throw new IllegalArgumentException("no Opus decoder at " + rate + " Hz", e);
    }
    decodedRate = rate;
    decoded = new short[rate / 5];
    resampler = Resampler.between(rate, sampleRate);
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public int samplesIn(byte[] packet, int offset, int length) {
    return OpusToc.duration(packet, offset, length) / (FULL_RATE / sampleRate);
  }

  @Override
  public int decode(byte[] packet, int offset, int length, short[] pcm, int pcmOffset) {
    if (length <= 0) {
      return 0;
    }
    if (decodedRate < FULL_RATE && OpusToc.hybrid(packet[offset])) {
      decodeAt(FULL_RATE);
    }
    int expected = samplesIn(packet, offset, length);
    if (expected == 0 || !run(packet, offset, length, expected)) {
      refused++;
      conceal(pcm, pcmOffset, lastSamples);
      return lastSamples;
    }
    lastSamples = expected;
    return deliver(expected, pcm, pcmOffset);
  }

  @Override
  public void conceal(short[] pcm, int pcmOffset, int samples) {
    if (samples <= 0 || samples % (sampleRate / 400) != 0 || samples > maxSamples()) {
      throw new IllegalArgumentException("cannot conceal " + samples + " samples");
    }
    if (!run(null, 0, 0, samples)) {
      Arrays.fill(decoded, (short) 0);
    }
    deliver(samples, pcm, pcmOffset);
  }

  @Override
  public long refused() {
    return refused;
  }

  /** The range coder's state after the last packet: the same in every decoder that is right. */
  int finalRange() {
    return opus.getFinalRange();
  }

  /** Fills {@link #decoded} with so many samples of {@link #sampleRate}; false if it refuses. */
  private boolean run(byte[] packet, int offset, int length, int samples) {
    int expected = samples * (decodedRate / sampleRate);
    try {
      return opus.decode(packet, offset, length, decoded, 0, expected, false) == expected;
    } catch (OpusException e) {
      return false;
    } catch (RuntimeException | AssertionError e) {
      // Thrown halfway through a frame: nobody knows what the state is now.
      opus.resetState();
      return false;
    }
  }

  private int deliver(int samples, short[] pcm, int pcmOffset) {
    return resampler.resample(decoded, 0, samples * (decodedRate / sampleRate), pcm, pcmOffset);
  }
}
