package org.patchbay.codecs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.codecs.resample.Resampler;

/** Packets of libopus, decoded: see SOURCES.md of the test resources. */
class OpusVectorsTest {

  private record Packet(byte[] payload, int finalRange) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v01-silk-nb-20",
        "v02-silk-wb-20",
        "v03-hybrid-swb-20",
        "v04-celt-fb-20",
        "v05-celt-fb-10",
        "v06-celt-nb-2.5",
        "v07-silk-wb-60",
        "v08-stereo-celt-20"
      })
  void agreesWithTheEncodersFinalRangeAtEverySampleRate(String vector) throws IOException {
    for (int sampleRate : new int[] {8000, 16000, 48000}) {
      OpusPacketDecoder decoder = new OpusPacketDecoder(sampleRate);
      short[] pcm = new short[decoder.maxSamples()];
      int n = 0;
      for (Packet packet : packets(vector)) {
        byte[] payload = packet.payload;
        int samples = decoder.decode(payload, 0, payload.length, pcm, 0);
        assertEquals(decoder.samplesIn(payload, 0, payload.length), samples);
        assertEquals(packet.finalRange, decoder.finalRange(), sampleRate + " Hz, packet " + n++);
      }
      assertEquals(0, decoder.refused());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "v01-silk-nb-20, 90",
    "v02-silk-wb-20, 90",
    "v03-hybrid-swb-20, 60",
    "v04-celt-fb-20, 60",
    "v05-celt-fb-10, 60",
    "v06-celt-nb-2.5, 60",
    "v07-silk-wb-60, 90"
  })
  void givesTheSoundOfTheReferenceDecoder(String vector, double leastDecibels) throws IOException {
    short[] expected = Signals.littleEndian(Signals.bytes("/opus/" + vector + ".dec"));
    double decibels = Signals.signalToNoise(expected, decode(vector, 48000), expected.length);
    assertTrue(decibels > leastDecibels, decibels + " dB");
  }

  @ParameterizedTest
  @ValueSource(strings = "v08-stereo-celt-20")
  void mixesStereoDown(String vector) throws IOException {
    short[] stereo = Signals.littleEndian(Signals.bytes("/opus/" + vector + ".dec"));
    short[] expected = new short[stereo.length / 2];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (short) ((stereo[2 * i] + stereo[2 * i + 1]) / 2);
    }
    double decibels = Signals.signalToNoise(expected, decode(vector, 48000), expected.length);
    assertTrue(decibels > 60, decibels + " dB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v01-silk-nb-20",
        "v02-silk-wb-20",
        "v03-hybrid-swb-20",
        "v04-celt-fb-20",
        "v05-celt-fb-10",
        "v06-celt-nb-2.5",
        "v07-silk-wb-60",
        "v08-stereo-celt-20"
      })
  void soundsAsLoudAtLowerSampleRates(String vector) throws IOException {
    short[] full = decode(vector, 48000);
    for (int sampleRate : new int[] {8000, 16000}) {
      short[] expected = new short[full.length];
      int samples =
          Resampler.between(48000, sampleRate).resample(full, 0, full.length, expected, 0);
      short[] actual = decode(vector, sampleRate);
      double ratio = Signals.power(actual, 0, samples) / Signals.power(expected, 0, samples);
      assertEquals(0, Signals.decibels(ratio), 0.1, "dB at " + sampleRate + " Hz");
    }
  }

  @Test
  void keepsTheSoundWhenAStreamTurnsHybrid() throws IOException {
    AudioDecoder decoder = Codec.OPUS.decoder(8000);
    short[] pcm = new short[2 * 160 * 150 + decoder.maxSamples()];
    int done = 0;
    for (String vector : List.of("v02-silk-wb-20", "v03-hybrid-swb-20")) {
      for (Packet packet : packets(vector)) {
        done += decoder.decode(packet.payload, 0, packet.payload.length, pcm, done);
      }
    }
    double before = Signals.power(pcm, 0, 24000);
    double after = Signals.power(pcm, 24000, 24000);
    assertEquals(0, Signals.decibels(after / before), 2);
    assertEquals(0, decoder.refused());
  }

  /** The whole vector, and silence behind it. */
  private static short[] decode(String vector, int sampleRate) throws IOException {
    AudioDecoder decoder = Codec.OPUS.decoder(sampleRate);
    short[] pcm = new short[3 * sampleRate + decoder.maxSamples()];
    int done = 0;
    for (Packet packet : packets(vector)) {
      done += decoder.decode(packet.payload, 0, packet.payload.length, pcm, done);
    }
    return pcm;
  }

  private static List<Packet> packets(String vector) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(Signals.bytes("/opus/" + vector + ".bit"));
    List<Packet> packets = new ArrayList<>();
    while (file.hasRemaining()) {
      byte[] payload = new byte[file.getInt()];
      int finalRange = file.getInt();
      file.get(payload);
      packets.add(new Packet(payload, finalRange));
    }
    return packets;
  }
}
