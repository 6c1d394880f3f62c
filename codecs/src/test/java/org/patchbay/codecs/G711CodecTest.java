package org.patchbay.codecs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class G711CodecTest {

  @ParameterizedTest
  @EnumSource(
      value = Codec.class,
      names = {"PCMU", "PCMA"})
  void keepsSpeechAbove35Decibels(Codec codec) throws IOException {
    short[] speech = Signals.speech();
    AudioEncoder encoder = codec.encoder(8000);
    AudioDecoder decoder = codec.decoder(8000);
    byte[] packet = new byte[Codec.MAX_PAYLOAD];
    short[] heard = new short[speech.length + decoder.maxSamples()];
    int whole = speech.length / 160 * 160;
    for (int i = 0; i < whole; i += 160) {
      int length = encoder.encode(speech, i, 160, packet, 0);
      assertEquals(160, length);
      assertEquals(160, decoder.samplesIn(packet, 0, length));
      assertEquals(160, decoder.decode(packet, 0, length, heard, i));
    }
    double decibels = Signals.signalToNoise(speech, heard, whole);
    assertTrue(decibels > 35, decibels + " dB");
  }

  @ParameterizedTest
  @ValueSource(ints = {16000, 48000})
  void keepsAToneAtHigherSampleRates(int sampleRate) {
    AudioEncoder encoder = Codec.PCMU.encoder(sampleRate);
    AudioDecoder decoder = Codec.PCMU.decoder(sampleRate);
    int frame = encoder.frameSamples();
    short[] tone = Signals.sine(1000, sampleRate, 50 * frame, 8000);
    short[] heard = new short[tone.length + decoder.maxSamples()];
    byte[] packet = new byte[Codec.MAX_PAYLOAD];
    for (int i = 0; i < tone.length; i += frame) {
      int length = encoder.encode(tone, i, frame, packet, 0);
      assertEquals(160, length);
      assertEquals(frame, decoder.samplesIn(packet, 0, length));
      assertEquals(frame, decoder.decode(packet, 0, length, heard, i));
    }
    assertEquals(8000, Signals.peakAt(1000, sampleRate, heard, 5 * frame, 40 * frame), 80);
  }

  @Test
  void concealsAPacketThatIsTooLong() {
    AudioDecoder decoder = Codec.PCMA.decoder(8000);
    short[] pcm = new short[decoder.maxSamples()];
    byte[] tooLong = new byte[1601];
    assertEquals(0, decoder.samplesIn(tooLong, 0, tooLong.length));
    assertEquals(160, decoder.decode(tooLong, 0, tooLong.length, pcm, 0));
    assertEquals(1, decoder.refused());
  }

  @Test
  void givesNothingForAnEmptyPacket() {
    AudioDecoder decoder = Codec.PCMA.decoder(48000);
    assertEquals(0, decoder.decode(new byte[0], 0, 0, new short[decoder.maxSamples()], 0));
    assertEquals(0, decoder.refused());
  }

  @Test
  void refusesToEncodeWhatDoesNotFit() {
    AudioEncoder encoder = Codec.PCMU.encoder(8000);
    short[] pcm = new short[160];
    assertThrows(
        IllegalArgumentException.class, () -> encoder.encode(pcm, 0, 160, new byte[159], 0));
  }

  @Test
  void hidesALostPacketOfAVowel() {
    short[] vowel = vowel(4000);
    short[] heard = decodeWithout(vowel, 10, 1);
    double lost = Signals.power(heard, 1600, 160) / Signals.power(vowel, 1600, 160);
    assertEquals(0, Signals.decibels(lost), 3, "level of what fills the gap");
    assertTrue(largestJump(heard, 1500, 1900) <= 1.5 * largestJump(vowel, 1500, 1900));
  }

  @Test
  void fallsSilentWithinSixtyMillisOfLoss() {
    short[] heard = decodeWithout(vowel(4000), 10, 5);
    assertTrue(Signals.peak(heard, 1600, 160) > 3000);
    assertTrue(Signals.peak(heard, 1600 + 400, 80) < Signals.peak(heard, 1600, 80) / 3);
    assertArrayEquals(new short[320], Arrays.copyOfRange(heard, 2080, 2400));
  }

  @Test
  void isItselfAgainFourMillisAfterTheLoss() {
    short[] vowel = vowel(4000);
    short[] whole = decodeWithout(vowel, 0, 0);
    short[] heard = decodeWithout(vowel, 10, 2);
    for (int i = 1920 + 32; i < 4000; i++) {
      assertEquals(whole[i], heard[i]);
    }
  }

  @Test
  void refusesToConcealPartsOfAFrame() {
    AudioDecoder decoder = Codec.PCMU.decoder(8000);
    short[] pcm = new short[decoder.maxSamples()];
    assertThrows(IllegalArgumentException.class, () -> decoder.conceal(pcm, 0, 7));
    assertThrows(IllegalArgumentException.class, () -> decoder.conceal(pcm, 0, 0));
  }

  /** A pulse train of 125 Hz through two resonances. */
  private static short[] vowel(int samples) {
    short[] pcm = new short[samples];
    double[] y = new double[samples + 2];
    for (int i = 0; i < samples; i++) {
      double pulse = i % 64 == 0 ? 6000 : 0;
      y[i + 2] = pulse + 1.6 * y[i + 1] - 0.9 * y[i];
      pcm[i] = (short) y[i + 2];
    }
    return pcm;
  }

  private static short[] decodeWithout(short[] speech, int firstLost, int lost) {
    AudioEncoder encoder = Codec.PCMU.encoder(8000);
    AudioDecoder decoder = Codec.PCMU.decoder(8000);
    byte[] packet = new byte[160];
    short[] heard = new short[speech.length + decoder.maxSamples()];
    for (int i = 0; i < speech.length / 160; i++) {
      if (i >= firstLost && i < firstLost + lost) {
        decoder.conceal(heard, i * 160, 160);
      } else {
        encoder.encode(speech, i * 160, 160, packet, 0);
        decoder.decode(packet, 0, 160, heard, i * 160);
      }
    }
    return heard;
  }

  private static int largestJump(short[] pcm, int from, int to) {
    int jump = 0;
    for (int i = from + 1; i < to; i++) {
      jump = Math.max(jump, Math.abs(pcm[i] - pcm[i - 1]));
    }
    return jump;
  }
}
