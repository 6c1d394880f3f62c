package org.patchbay.codecs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** Audio to test with, and what to measure it by. */
public final class Signals {

  private Signals() {}

  /** A sine of the given peak. */
  public static short[] sine(double hertz, int sampleRate, int samples, double peak) {
    short[] pcm = new short[samples];
    for (int i = 0; i < samples; i++) {
      pcm[i] = (short) Math.round(peak * Math.sin(2 * Math.PI * hertz * i / sampleRate));
    }
    return pcm;
  }

  /** White noise whose level is that of a sine of the given peak. */
  public static short[] noise(long seed, int samples, double peak) {
    Random random = new Random(seed);
    short[] pcm = new short[samples];
    for (int i = 0; i < samples; i++) {
      double value = random.nextGaussian() * peak / Math.sqrt(2);
      pcm[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
    }
    return pcm;
  }

  /** Synthesised speech, 8000 Hz. */
  public static short[] speech() throws IOException {
    byte[] wav = bytes("/audio/speech-a-8k.wav");
    return littleEndian(Arrays.copyOfRange(wav, 44, wav.length));
  }

  /** A file of the test resources. */
  public static byte[] bytes(String resource) throws IOException {
    try (InputStream in = Signals.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    }
  }

  /** 16-bit samples, the low octet first. */
  public static short[] littleEndian(byte[] bytes) {
    short[] pcm = new short[bytes.length / 2];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(pcm);
    return pcm;
  }

  /** The peak of the part of a signal that lies at exactly this frequency, under a Hann window. */
  public static double peakAt(double hertz, int sampleRate, short[] pcm, int offset, int samples) {
    double real = 0;
    double imaginary = 0;
    double weights = 0;
    for (int i = 0; i < samples; i++) {
      double weight = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / samples);
      double angle = 2 * Math.PI * hertz * i / sampleRate;
      real += weight * pcm[offset + i] * Math.cos(angle);
      imaginary += weight * pcm[offset + i] * Math.sin(angle);
      weights += weight;
    }
    return 2 * Math.hypot(real, imaginary) / weights;
  }

  /** The mean of the squares. */
  public static double power(short[] pcm, int offset, int samples) {
    double sum = 0;
    for (int i = 0; i < samples; i++) {
      sum += (double) pcm[offset + i] * pcm[offset + i];
    }
    return sum / samples;
  }

  /** The largest value without its sign. */
  public static int peak(short[] pcm, int offset, int samples) {
    int peak = 0;
    for (int i = 0; i < samples; i++) {
      peak = Math.max(peak, Math.abs(pcm[offset + i]));
    }
    return peak;
  }

  /** Power of the first signal over the power of the difference, in dB. */
  public static double signalToNoise(short[] expected, short[] actual, int samples) {
    double signal = 0;
    double noise = 1e-9;
    for (int i = 0; i < samples; i++) {
      double difference = expected[i] - actual[i];
      signal += (double) expected[i] * expected[i];
      noise += difference * difference;
    }
    return decibels(signal / noise);
  }

  /** A ratio of powers in dB. */
  public static double decibels(double ratio) {
    return 10 * Math.log10(ratio);
  }
}
