package org.patchbay.codecs.tone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.codecs.AudioDecoder;
import org.patchbay.codecs.AudioEncoder;
import org.patchbay.codecs.Codec;
import org.patchbay.codecs.Signals;
import org.patchbay.codecs.mix.MixBus;

class DtmfDetectorTest implements DtmfListener {

  private final StringBuilder heard = new StringBuilder();
  private final List<Integer> lengths = new ArrayList<>();
  private final DtmfDetector detector = new DtmfDetector(this);

  @Override
  public void pressed(DtmfDigit digit) {
    heard.append(digit.symbol());
  }

  @Override
  public void released(DtmfDigit digit, int samples) {
    assertEquals(heard.charAt(heard.length() - 1), digit.symbol());
    lengths.add(samples);
  }

  @ParameterizedTest
  @EnumSource
  void hearsEveryDigitOnceWhereverItsWindowBegins(DtmfDigit digit) {
    for (int shift = 0; shift < 40; shift += 3) {
      heard.setLength(0);
      feed(new short[400 + shift]);
      feed(tone(digit.tone(40, 40), 640));
      feed(new short[800]);
      assertEquals(String.valueOf(digit.symbol()), heard.toString(), "shifted by " + shift);
    }
  }

  @Test
  void hearsANumberDialledAsFastAsQ24Allows() {
    List<DtmfDigit> number = digits("12065550100*#ABCD");
    short[] pcm = new short[number.size() * 744 + 800];
    new DtmfSequence(number, 8000, 50, 43).generate(pcm, 0, pcm.length);
    feed(pcm);
    assertEquals("12065550100*#ABCD", heard.toString());
  }

  @Test
  void tellsTwoEqualDigitsApartByAPauseOf40Millis() {
    DtmfSequence sequence = new DtmfSequence(digits("7777"), 8000, 40, 40);
    short[] pcm = new short[4000];
    sequence.generate(pcm, 0, pcm.length);
    feed(pcm);
    assertEquals("7777", heard.toString());
  }

  @Test
  void ignoresAnInterruptionOf10Millis() {
    for (int at = 400; at < 800; at += 7) {
      heard.setLength(0);
      short[] pcm = tone(DtmfDigit.D4.tone(150, 50), 1600);
      Arrays.fill(pcm, at, at + 80, (short) 0);
      feed(pcm);
      feed(new short[800]);
      assertEquals("4", heard.toString(), "interrupted at " + at);
    }
  }

  @Test
  void ignoresTonesOf23Millis() {
    for (DtmfDigit digit : DtmfDigit.values()) {
      for (int shift = 0; shift < 40; shift += 3) {
        feed(new short[400 + shift]);
        feed(tone(digit.tone(23, 40), 504));
      }
    }
    assertEquals("", heard.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 100, 250, 1000})
  void measuresTheLength(int millis) {
    feed(new short[313]);
    feed(tone(DtmfDigit.D8.tone(millis, 100), millis * 8));
    feed(new short[800]);
    assertEquals(millis * 8, lengths.get(0), 50);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-3, -3", "-25, -25", "-9, -5", "-7, -15", "-21, -25"})
  void hearsTheLevelsAndTwistsOfQ24(double low, double high) {
    for (DtmfDigit digit : DtmfDigit.values()) {
      feed(tone(new Tone(digit.lowHertz(), digit.highHertz(), low, high, 45, 45), 720));
    }
    assertEquals("0123456789*#ABCD", heard.toString());
  }

  @ParameterizedTest
  @CsvSource({"-30, -30", "-9, -30", "-20, -5", "-5, -20"})
  void ignoresWhatIsTooQuietOrTooUnequal(double low, double high) {
    feed(tone(new Tone(770, 1336, low, high, 500, 100), 4800));
    assertEquals("", heard.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void hearsFrequenciesOffBy15PerMilleAnd2Hertz(int sign) {
    for (DtmfDigit digit : DtmfDigit.values()) {
      double low = digit.lowHertz() + sign * (digit.lowHertz() * 0.015 + 2);
      double high = digit.highHertz() + sign * (digit.highHertz() * 0.015 + 2);
      feed(tone(new Tone(low, high, -9, -7, 45, 45), 720));
    }
    assertEquals("0123456789*#ABCD", heard.toString());
  }

  @ParameterizedTest
  @CsvSource({"0.035, 0", "-0.035, 0", "0, 0.035", "0, -0.035"})
  void ignoresFrequenciesOffBy35PerMille(double lowOff, double highOff) {
    for (DtmfDigit digit : DtmfDigit.values()) {
      double low = digit.lowHertz() * (1 + lowOff);
      double high = digit.highHertz() * (1 + highOff);
      feed(tone(new Tone(low, high, -9, -7, 100, 45), 1160));
    }
    assertEquals("", heard.toString());
  }

  @Test
  void hearsDigitsInNoise15DecibelsBelow() {
    for (int seed = 0; seed < 20; seed++) {
      heard.setLength(0);
      short[] pcm = new short[16 * 800 + 800];
      new DtmfSequence(List.of(DtmfDigit.values()), 8000, 50, 50).generate(pcm, 0, pcm.length);
      short[] noise = Signals.noise(seed, pcm.length, Level.amplitude(-9 - 15));
      MixBus.addTo(pcm, 0, noise, 0, pcm.length);
      feed(pcm);
      assertEquals("0123456789*#ABCD", heard.toString(), "seed " + seed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void hearsDigitsThroughCodecs(Codec codec) {
    AudioEncoder encoder = codec.encoder(8000);
    AudioDecoder decoder = codec.decoder(8000);
    short[] pcm = new short[16 * 1600 + 800];
    new DtmfSequence(List.of(DtmfDigit.values()), 8000, 100, 100).generate(pcm, 0, pcm.length);
    byte[] packet = new byte[Codec.MAX_PAYLOAD];
    short[] decoded = new short[decoder.maxSamples()];
    for (int i = 0; i < pcm.length; i += 160) {
      int length = encoder.encode(pcm, i, 160, packet, 0);
      detector.process(decoded, 0, decoder.decode(packet, 0, length, decoded, 0));
    }
    assertEquals("0123456789*#ABCD", heard.toString());
  }

  @Test
  void hearsNothingInNoiseAndCallProgress() {
    feed(Signals.noise(9, 480000, 8000));
    for (Tone tone : List.of(Tone.DIAL, Tone.RINGBACK, Tone.BUSY, Tone.sine(1336, -10))) {
      feed(tone(tone, 24000));
    }
    assertEquals("", heard.toString());
  }

  @Test
  void hearsNothingInSpeech() throws IOException {
    feed(Signals.speech());
    assertEquals("", heard.toString());
  }

  @Test
  void hearsNothingInVoicedSoundsOfEveryPitch() {
    for (int pitch = 80; pitch < 400; pitch++) {
      short[] vowel = new short[2400];
      double y1 = 0;
      double y2 = 0;
      double phase = 0;
      for (int i = 0; i < vowel.length; i++) {
        phase += pitch / 8000.0;
        double pulse = phase >= 1 ? 8000 : 0;
        phase -= Math.floor(phase);
        double y = pulse + 1.5 * y1 - 0.9 * y2;
        y2 = y1;
        y1 = y;
        vowel[i] = (short) Math.max(-32768, Math.min(32767, y));
      }
      feed(vowel);
    }
    assertEquals("", heard.toString());
  }

  @Test
  void releasesAtTheEndOfTheStream() {
    feed(tone(DtmfDigit.D3.tone(100, 50), 800));
    assertEquals(0, lengths.size());
    detector.reset();
    assertEquals(1, lengths.size());
  }

  private void feed(short[] pcm) {
    for (int i = 0; i < pcm.length; i += 160) {
      detector.process(pcm, i, Math.min(160, pcm.length - i));
    }
  }

  private static short[] tone(Tone tone, int samples) {
    short[] pcm = new short[samples];
    new ToneGenerator(tone, 8000).generate(pcm, 0, samples);
    return pcm;
  }

  private static List<DtmfDigit> digits(String symbols) {
    return symbols.chars().mapToObj(c -> DtmfDigit.ofSymbol((char) c).orElseThrow()).toList();
  }
}
