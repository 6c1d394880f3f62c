package org.patchbay.codecs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpusCodecTest {

  @ParameterizedTest
  @CsvSource({"8000, 8000", "8000, 48000", "16000, 16000", "48000, 48000", "48000, 8000"})
  void keepsAToneOf440Hertz(int encodedAt, int decodedAt) {
    AudioEncoder encoder = Codec.OPUS.encoder(encodedAt);
    AudioDecoder decoder = Codec.OPUS.decoder(decodedAt);
    int frame = encoder.frameSamples();
    int heardFrame = decodedAt / 50;
    short[] tone = Signals.sine(440, encodedAt, 100 * frame, 8000);
    short[] heard = new short[100 * heardFrame + decoder.maxSamples()];
    byte[] packet = new byte[Codec.MAX_PAYLOAD];
    for (int i = 0; i < 100; i++) {
      int length = encoder.encode(tone, i * frame, frame, packet, 0);
      assertEquals(heardFrame, decoder.decode(packet, 0, length, heard, i * heardFrame));
    }
    int from = 20 * heardFrame;
    int samples = 75 * heardFrame;
    double peak = Signals.peakAt(440, decodedAt, heard, from, samples);
    assertEquals(0, 20 * Math.log10(peak / 8000), 1, "level of the tone in dB");
    double share = peak * peak / 2 / Signals.power(heard, from, samples);
    assertTrue(share > 0.97, "share of the tone " + share);
  }

  @Test
  void sendsNarrowbandSpeechFramesAt8000Hertz() {
    AudioEncoder encoder = Codec.OPUS.encoder(8000);
    byte[] packet = new byte[Codec.MAX_PAYLOAD];
    short[] noise = Signals.noise(1, 1600, 4000);
    for (int i = 0; i < 10; i++) {
      encoder.encode(noise, i * 160, 160, packet, 0);
      assertEquals(1, (packet[0] & 0xFF) >> 3, "configuration: SILK, narrowband, 20 ms");
      assertEquals(0, packet[0] & 0x07, "mono, one frame");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 160, 320, 480})
  void encodesFramesOf10To60Millis(int samples) {
    AudioEncoder encoder = Codec.OPUS.encoder(8000);
    AudioDecoder decoder = Codec.OPUS.decoder(8000);
    byte[] packet = new byte[Codec.MAX_PAYLOAD];
    int length = encoder.encode(new short[480], 0, samples, packet, 0);
    assertEquals(samples, decoder.samplesIn(packet, 0, length));
  }

  @Test
  void refusesFramesOfOtherLengths() {
    AudioEncoder encoder = Codec.OPUS.encoder(8000);
    assertThrows(
        IllegalArgumentException.class,
        () -> encoder.encode(new short[500], 0, 161, new byte[Codec.MAX_PAYLOAD], 0));
  }

  @Test
  void obeysTheReceiversBandwidthAndBitRate() {
    AudioEncoder encoder =
        Codec.OPUS.encoder(48000, "maxplaybackrate=8000;maxaveragebitrate=8000;cbr=1");
    byte[] packet = new byte[Codec.MAX_PAYLOAD];
    short[] noise = Signals.noise(2, 9600, 4000);
    for (int i = 0; i < 10; i++) {
      assertEquals(20, encoder.encode(noise, i * 960, 960, packet, 0), "8000 bit/s");
      assertTrue((packet[0] & 0xFF) >> 3 < 4, "narrowband");
    }
  }

  @Test
  void concealsALostPacket() {
    AudioEncoder encoder = Codec.OPUS.encoder(8000);
    AudioDecoder decoder = Codec.OPUS.decoder(8000);
    short[] tone = Signals.sine(300, 8000, 3200, 8000);
    byte[] packet = new byte[Codec.MAX_PAYLOAD];
    short[] pcm = new short[decoder.maxSamples()];
    for (int i = 0; i < 20; i++) {
      int length = encoder.encode(tone, i * 160, 160, packet, 0);
      decoder.decode(packet, 0, length, pcm, 0);
    }
    decoder.conceal(pcm, 0, 160);
    assertTrue(Signals.peak(pcm, 0, 160) > 4000);
    for (int i = 0; i < 50; i++) {
      decoder.conceal(pcm, 0, 160);
    }
    assertTrue(Signals.peak(pcm, 0, 160) < 400, "fades in the end");
  }

  @Test
  void concealsWithSilenceBeforeTheFirstPacket() {
    AudioDecoder decoder = Codec.OPUS.decoder(48000);
    short[] pcm = new short[decoder.maxSamples()];
    Arrays.fill(pcm, (short) 1);
    decoder.conceal(pcm, 0, 9600);
    assertArrayEquals(new short[9600], pcm);
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 48000})
  void survivesRandomPackets(int sampleRate) {
    Random random = new Random(7);
    AudioDecoder decoder = Codec.OPUS.decoder(sampleRate);
    short[] pcm = new short[decoder.maxSamples()];
    for (int i = 0; i < 4000; i++) {
      byte[] packet = new byte[1 + random.nextInt(random.nextInt(20) == 0 ? 1500 : 60)];
      random.nextBytes(packet);
      int samples = decoder.decode(packet, 0, packet.length, pcm, 0);
      assertTrue(samples > 0 && samples <= decoder.maxSamples());
    }
    assertTrue(decoder.refused() > 0);
  }

  @Test
  void decodesWellAgainAfterHostilePackets() {
    Random random = new Random(8);
    AudioDecoder decoder = Codec.OPUS.decoder(8000);
    short[] pcm = new short[decoder.maxSamples()];
    for (int i = 0; i < 2000; i++) {
      byte[] packet = new byte[1 + random.nextInt(60)];
      random.nextBytes(packet);
      decoder.decode(packet, 0, packet.length, pcm, 0);
    }
    AudioEncoder encoder = Codec.OPUS.encoder(8000);
    short[] tone = Signals.sine(1000, 8000, 8000, 8000);
    short[] heard = new short[8000 + decoder.maxSamples()];
    byte[] packet = new byte[Codec.MAX_PAYLOAD];
    for (int i = 0; i < 50; i++) {
      int length = encoder.encode(tone, i * 160, 160, packet, 0);
      decoder.decode(packet, 0, length, heard, i * 160);
    }
    assertEquals(8000, Signals.peakAt(1000, 8000, heard, 4000, 3600), 800);
  }

  @Test
  void countsAndConcealsAPacketThatContradictsItself() {
    AudioDecoder decoder = Codec.OPUS.decoder(8000);
    short[] pcm = new short[decoder.maxSamples()];
    byte[] noFrames = {0x0B, 0x00};
    assertEquals(0, decoder.samplesIn(noFrames, 0, 2));
    assertEquals(160, decoder.decode(noFrames, 0, 2, pcm, 0));
    byte[] unequalHalves = {0x09, 0x00, 0x00, 0x00};
    assertEquals(160, decoder.decode(unequalHalves, 0, 4, pcm, 0));
    assertEquals(2, decoder.refused());
  }

  @Test
  void givesNothingForAnEmptyPacket() {
    AudioDecoder decoder = Codec.OPUS.decoder(8000);
    assertEquals(0, decoder.decode(new byte[0], 0, 0, new short[1600], 0));
    assertEquals(0, decoder.refused());
  }
}
