package org.patchbay.media.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.codecs.AudioDecoder;
import org.patchbay.codecs.Codec;
import org.patchbay.codecs.tone.DtmfDetector;
import org.patchbay.codecs.tone.DtmfDigit;
import org.patchbay.codecs.tone.DtmfListener;
import org.patchbay.codecs.tone.Tone;
import org.patchbay.media.Heard;
import org.patchbay.media.MediaWorld;
import org.patchbay.media.Peer;
import org.patchbay.media.Spectrum;
import org.patchbay.media.endpoint.RtpEndpoint;
import org.patchbay.testkit.net.LinkQuality;

class SourcesTest {
  private final MediaWorld w = new MediaWorld();
  private final Peer alice = w.peer("alice");
  private final List<DtmfDigit> digits = new ArrayList<>();

  @Test
  void echoesTheCallersOwnAudioAtOnce() {
    RtpEndpoint leg = w.leg(alice, MediaWorld.OPUS);
    leg.sink(new Echo(leg));
    alice.send(107, new byte[] {1, 2, 3}, 960);
    w.advance(100);
    assertArrayEquals(new byte[] {1, 2, 3}, alice.heard(107).get(0).payload());
    assertEquals(Duration.ofMillis(20).toNanos(), alice.heard().get(0).nanos()); // the two links
  }

  @Test
  void playsAToneInThePeersCodec() {
    RtpEndpoint leg = w.leg(alice, MediaWorld.OPUS, MediaWorld.PCMA);
    Player player = new Player(leg);
    player.play(AudioSources.tone(Tone.sine(1000, -10), Player.SAMPLE_RATE));
    w.advance(2010);
    player.close();
    List<Heard> heard = alice.heard(107);
    assertEquals(100, heard.size(), 1);
    short[] pcm = decode(heard, Codec.OPUS);
    assertTrue(Spectrum.fraction(pcm, 1600, 100 * 160 - 320, 1000, 8000) >= 0.9);
    for (int i = 1; i < heard.size(); i++) {
      assertEquals(960, heard.get(i).timestamp() - heard.get(i - 1).timestamp());
    }
  }

  @Test
  void playsOneSourceAfterAnotherAndTellsWhenItIsDone() {
    RtpEndpoint leg = w.leg(alice, MediaWorld.PCMU);
    Player player = new Player(leg);
    List<String> told = new ArrayList<>();
    player.whenDone(() -> told.add("done"));
    player.play(AudioSources.silence(100, Player.SAMPLE_RATE));
    player.play(AudioSources.clip(new short[1000]));
    assertTrue(player.playing());
    w.advance(1000);
    assertEquals(List.of("done"), told);
    assertEquals((800 + 1000 + 159) / 160, alice.heard(0).size());
    player.play(AudioSources.silence(20, Player.SAMPLE_RATE));
    w.advance(100);
    assertEquals(2, told.size());
    Heard last = alice.heard(0).get(alice.heard(0).size() - 1);
    assertTrue(last.marker());
  }

  @Test
  void readsDigitsBackAsTones() {
    RtpEndpoint leg = w.leg(alice, MediaWorld.PCMU);
    Player player = new Player(leg);
    player.play(
        AudioSources.digits(
            List.of(DtmfDigit.ofEvent(4).orElseThrow(), DtmfDigit.ofEvent(2).orElseThrow()),
            Player.SAMPLE_RATE));
    w.advance(1500);
    StringBuilder heard = new StringBuilder();
    short[] pcm = decode(alice.heard(0), Codec.PCMU);
    new DtmfDetector(
            new DtmfListener() {
              @Override
              public void pressed(DtmfDigit digit) {
                heard.append(digit.symbol());
              }

              @Override
              public void released(DtmfDigit digit, int samples) {
                // how long it sounded is of no matter here
              }
            })
        .process(pcm, 0, pcm.length);
    assertEquals("42", heard.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 48_000})
  void collectsEachKeyOnceUnderLossAndDuplication(int rate) {
    boolean wide = rate == 48_000;
    RtpEndpoint leg =
        wide
            ? w.leg(alice, MediaWorld.OPUS, MediaWorld.EVENTS_48000)
            : w.leg(alice, MediaWorld.PCMU, MediaWorld.EVENTS_8000);
    leg.sink(new Echo(leg, new DigitCollector(leg.loop(), digits::add)));
    w.world.network().quality("alice", "media", LinkQuality.BAD.withDelay(Duration.ofMillis(5)));
    int units = rate / 50;
    for (int code : new int[] {1, 1, 2, 11, 0}) {
      for (int i = 1; i <= 8; i++) {
        alice.event(wide ? 96 : 101, code, i > 5, Math.min(i, 6) * units);
        w.advance(20);
      }
      alice.timestamp += 20 * units;
      w.advance(240);
    }
    w.advance(500);
    StringBuilder keys = new StringBuilder();
    digits.forEach(digit -> keys.append(digit.symbol()));
    assertEquals("112#0", keys.toString());
  }

  private static short[] decode(List<Heard> heard, Codec codec) {
    AudioDecoder decoder = codec.decoder(8000);
    short[] pcm = new short[heard.size() * 160 + decoder.maxSamples()];
    int samples = 0;
    for (Heard packet : heard) {
      samples += decoder.decode(packet.payload(), 0, packet.payload().length, pcm, samples);
    }
    return pcm;
  }
}
