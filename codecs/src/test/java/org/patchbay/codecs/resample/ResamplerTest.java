package org.patchbay.codecs.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.codecs.Signals;

class ResamplerTest {

  private static final double PEAK = 16000;

  @ParameterizedTest
  @CsvSource({
    "8000, 16000",
    "16000, 8000",
    "8000, 48000",
    "48000, 8000",
    "16000, 48000",
    "48000, 16000"
  })
  void keepsTheLevelOfThePassBand(int from, int to) {
    double edge = 0.425 * Math.min(from, to);
    for (double hertz : new double[] {100, 300, 1000, 2000, edge}) {
      double level = level(hertz, from, to, hertz);
      assertEquals(0, level, 0.05, hertz + " Hz in dB");
    }
  }

  @ParameterizedTest
  @CsvSource({"16000, 8000", "48000, 8000", "48000, 16000"})
  void keepsAliasesBelow60Decibels(int from, int to) {
    for (double hertz = 0.55 * to + 1; hertz < from / 2.0; hertz += to / 37.0) {
      double alias = Math.abs(hertz - to * Math.rint(hertz / to));
      double level = level(hertz, from, to, alias);
      assertTrue(level < -60, hertz + " Hz is heard at " + alias + " Hz with " + level + " dB");
    }
  }

  @ParameterizedTest
  @CsvSource({"8000, 16000", "8000, 48000", "16000, 48000"})
  void keepsImagesBelow60Decibels(int from, int to) {
    for (double hertz = from / 31.0; hertz < 0.45 * from; hertz += from / 31.0) {
      for (double image = from - hertz; image < to / 2.0; image += from) {
        double level = level(hertz, from, to, image);
        assertTrue(level < -60, hertz + " Hz is heard at " + image + " Hz with " + level + " dB");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"8000, 48000", "48000, 8000", "16000, 8000"})
  void doesNotCareHowTheStreamIsCut(int from, int to) {
    short[] noise = Signals.noise(3, 9600, 8000);
    Resampler whole = Resampler.between(from, to);
    Resampler cut = Resampler.between(from, to);
    short[] expected = new short[9600 * 6];
    short[] actual = new short[9600 * 6];
    int samples = whole.resample(noise, 0, 9600, expected, 0);
    int written = 0;
    int done = 0;
    for (int n = 6; done < 9600; n += 6) {
      int piece = Math.min(n, 9600 - done);
      written += cut.resample(noise, done, piece, actual, written);
      done += piece;
    }
    assertEquals(samples, written);
    assertEquals((long) 9600 * to / from, written);
    assertArrayEquals(expected, actual);
  }

  @ParameterizedTest
  @CsvSource({"8000, 48000", "48000, 8000"})
  void delaysBy16SamplesOfTheLowerRate(int from, int to) {
    short[] in = new short[4800];
    Arrays.fill(in, 2400, 4800, (short) 10000);
    short[] out = new short[4800 * 6];
    int samples = Resampler.between(from, to).resample(in, 0, 4800, out, 0);
    int half = 0;
    while (out[half] < 5000) {
      half++;
    }
    double millis = 1000.0 * half / to - 1000.0 * 2400 / from;
    assertTrue(samples > half);
    assertEquals(2, millis, 0.13);
  }

  @Test
  void saturatesInsteadOfWrapping() {
    short[] square = new short[1600];
    for (int i = 0; i < square.length; i++) {
      square[i] = i / 20 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
    }
    short[] out = new short[9600];
    Resampler.between(8000, 48000).resample(square, 0, 1600, out, 0);
    for (int i = 200; i < 9600; i++) {
      int before = out[i - 1];
      assertTrue(Math.abs(out[i] - before) < 20000, "wrapped at " + i);
    }
  }

  @Test
  void forgetsWhatWasBefore() {
    Resampler resampler = Resampler.between(48000, 8000);
    short[] out = new short[160];
    resampler.resample(Signals.noise(4, 960, 8000), 0, 960, out, 0);
    resampler.reset();
    resampler.resample(new short[960], 0, 960, out, 0);
    assertArrayEquals(new short[160], out);
  }

  @Test
  void copiesWhereBothRatesAreTheSame() {
    short[] noise = Signals.noise(5, 160, 8000);
    short[] out = new short[160];
    assertEquals(160, Resampler.between(8000, 8000).resample(noise, 0, 160, out, 0));
    assertArrayEquals(noise, out);
  }

  @Test
  void refusesOtherRatiosAndPartsOfAResult() {
    assertThrows(IllegalArgumentException.class, () -> Resampler.between(44100, 8000));
    assertThrows(IllegalArgumentException.class, () -> Resampler.between(8000, 40000));
    assertThrows(IllegalArgumentException.class, () -> Resampler.between(0, 8000));
    Resampler resampler = Resampler.between(48000, 8000);
    assertThrows(
        IllegalArgumentException.class,
        () -> resampler.resample(new short[7], 0, 7, new short[7], 0));
  }

  /** How loud a sine of one frequency comes out at another, in dB. */
  private static double level(double hertz, int from, int to, double heardHertz) {
    short[] in = Signals.sine(hertz, from, from / 2, PEAK);
    short[] out = new short[to / 2];
    Resampler.between(from, to).resample(in, 0, in.length, out, 0);
    int from40Millis = to / 25;
    double peak = Signals.peakAt(heardHertz, to, out, from40Millis, to / 2 - from40Millis);
    return 20 * Math.log10(peak / PEAK + 1e-9);
  }
}
