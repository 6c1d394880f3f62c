package org.patchbay.codecs.tone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.codecs.Signals;

class ToneGeneratorTest {

  @ParameterizedTest
  @ValueSource(ints = {8000, 16000, 48000})
  void playsAPureSineAtItsLevel(int sampleRate) {
    short[] pcm = new short[sampleRate];
    new ToneGenerator(Tone.sine(1000, -10), sampleRate).generate(pcm, 0, sampleRate);
    int from = sampleRate / 10;
    int samples = sampleRate / 2;
    double peak = Signals.peakAt(1000, sampleRate, pcm, from, samples);
    assertEquals(-10, Level.dbm0(pcm, from, samples), 0.01);
    double rest = Signals.power(pcm, from, samples) - peak * peak / 2;
    assertTrue(Signals.decibels(peak * peak / 2 / Math.max(rest, 1e-9)) > 70, "distortion");
  }

  @ParameterizedTest
  @CsvSource({"350, 440, -13, 0", "440, 480, -19, 1", "480, 620, -24, 2", "480, 620, -24, 3"})
  void playsTheFrequenciesOfCallProgress(int low, int high, double dbm0, int index) {
    Tone tone = List.of(Tone.DIAL, Tone.RINGBACK, Tone.BUSY, Tone.REORDER).get(index);
    short[] pcm = new short[2000];
    new ToneGenerator(tone, 8000).generate(pcm, 0, 2000);
    double amplitude = Level.amplitude(dbm0);
    assertEquals(amplitude, Signals.peakAt(low, 8000, pcm, 100, 1800), amplitude / 20);
    assertEquals(amplitude, Signals.peakAt(high, 8000, pcm, 100, 1800), amplitude / 20);
  }

  @ParameterizedTest
  @CsvSource({"1, 2000, 4000", "2, 500, 500", "3, 250, 250"})
  void keepsTheCadence(int index, int onMillis, int offMillis) {
    Tone tone = List.of(Tone.DIAL, Tone.RINGBACK, Tone.BUSY, Tone.REORDER).get(index);
    int cycle = (onMillis + offMillis) * 8;
    short[] pcm = new short[3 * cycle];
    new ToneGenerator(tone, 8000).generate(pcm, 0, pcm.length);
    for (int i = 0; i < 3; i++) {
      int end = i * cycle + onMillis * 8;
      assertTrue(Signals.peak(pcm, i * cycle, 160) > 500, "begins");
      assertTrue(Signals.peak(pcm, end - 160, 160) > 500, "goes on");
      assertArrayEquals(
          new short[offMillis * 8], Arrays.copyOfRange(pcm, end, (i + 1) * cycle), "pauses");
    }
  }

  @Test
  void doesNotPauseDialTone() {
    short[] pcm = new short[80000];
    new ToneGenerator(Tone.DIAL, 8000).generate(pcm, 0, pcm.length);
    for (int i = 160; i + 400 <= pcm.length; i += 400) {
      assertTrue(Signals.peak(pcm, i, 400) > 5000, "at " + i);
    }
  }

  @Test
  void doesNotCareHowTheStreamIsCut() {
    short[] whole = new short[8000];
    short[] cut = new short[8000];
    new ToneGenerator(Tone.BUSY, 8000).generate(whole, 0, 8000);
    ToneGenerator generator = new ToneGenerator(Tone.BUSY, 8000);
    for (int i = 0; i < 8000; i += 125) {
      generator.generate(cut, i, 125);
    }
    assertArrayEquals(whole, cut);
  }

  @Test
  void playsDigitsAtTheLevelsOfTelephones() {
    short[] pcm = new short[800];
    new ToneGenerator(DtmfDigit.D1.tone(100, 50), 8000).generate(pcm, 0, 800);
    assertEquals(Level.amplitude(-9), Signals.peakAt(697, 8000, pcm, 80, 640), 300);
    assertEquals(Level.amplitude(-7), Signals.peakAt(1209, 8000, pcm, 80, 640), 300);
  }

  @Test
  void playsASequenceOfDigitsAndThenSilence() {
    DtmfSequence sequence = new DtmfSequence(List.of(DtmfDigit.D1, DtmfDigit.POUND), 8000, 60, 40);
    short[] pcm = new short[2000];
    assertEquals(1600, sequence.generate(pcm, 0, 2000));
    assertTrue(sequence.finished());
    assertTrue(Signals.peakAt(697, 8000, pcm, 0, 480) > 5000);
    assertArrayEquals(new short[320], Arrays.copyOfRange(pcm, 480, 800));
    assertTrue(Signals.peakAt(1477, 8000, pcm, 800, 480) > 5000);
    assertArrayEquals(new short[720], Arrays.copyOfRange(pcm, 1280, 2000));
    assertEquals(0, sequence.generate(pcm, 0, 160));
  }
}
