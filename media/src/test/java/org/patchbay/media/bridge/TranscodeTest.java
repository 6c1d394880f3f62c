package org.patchbay.media.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbay.codecs.AudioDecoder;
import org.patchbay.codecs.AudioEncoder;
import org.patchbay.codecs.Codec;
import org.patchbay.codecs.tone.Tone;
import org.patchbay.codecs.tone.ToneGenerator;
import org.patchbay.media.Heard;
import org.patchbay.media.MediaWorld;
import org.patchbay.media.Peer;
import org.patchbay.media.Spectrum;
import org.patchbay.media.endpoint.Direction;
import org.patchbay.media.endpoint.LegMedia;
import org.patchbay.media.endpoint.PayloadFormat;
import org.patchbay.media.endpoint.RtpEndpoint;
import org.patchbay.testkit.net.LinkQuality;

class TranscodeTest {
  private static final int RATE = 8000;

  private final MediaWorld w = new MediaWorld();
  private final Peer alice = w.peer("alice");
  private final Peer bob = w.peer("bob");

  @Test
  void carriesATonePerDirectionBetweenOpusAndALaw() {
    Bridge bridge = bridge(MediaWorld.OPUS, MediaWorld.PCMA);
    assertEquals(Passage.TRANSCODE, bridge.forth());
    assertEquals(Passage.TRANSCODE, bridge.back());
    Speaker up = new Speaker(alice, MediaWorld.OPUS, 440, 20);
    Speaker down = new Speaker(bob, MediaWorld.PCMA, 1000, 20);
    for (int i = 0; i < 150; i++) {
      up.speak();
      down.speak();
      w.advance(20);
    }
    w.advance(100);
    assertTrue(share(bob.heard(8), Codec.PCMA, 440) >= 0.9);
    assertTrue(share(alice.heard(107), Codec.OPUS, 1000) >= 0.9);
    assertEquals(150, bob.heard(8).size());
    assertEquals(150, alice.heard(107).size());
  }

  @Test
  void carriesAToneBetweenTheTwoLaws() {
    bridge(MediaWorld.PCMU, MediaWorld.PCMA);
    talk(new Speaker(alice, MediaWorld.PCMU, 440, 20), 100);
    assertTrue(share(bob.heard(8), Codec.PCMA, 440) >= 0.99);
  }

  @Test
  void addsNoDelayToPacketsInOrder() {
    bridge(MediaWorld.PCMU, MediaWorld.PCMA);
    new Speaker(alice, MediaWorld.PCMU, 440, 20).speak();
    w.advance(100);
    assertEquals(Duration.ofMillis(20).toNanos(), bob.heard().get(0).nanos()); // 10 ms each link
  }

  @Test
  void numbersItsPacketsWithoutGapsUnderLossAndConcealsIt() {
    w.world.network().quality("alice", "media", LinkQuality.GOOD.withLoss(0.05));
    Bridge bridge = bridge(MediaWorld.PCMU, MediaWorld.PCMA);
    talk(new Speaker(alice, MediaWorld.PCMU, 440, 20), 500);
    List<Heard> heard = bob.heard(8);
    assertUnbroken(heard, 160);
    assertEquals(500, heard.size(), 5);
    assertEquals(0.05 * 500 * 20, bridge.concealedMillis(), 250);
    assertTrue(share(heard, Codec.PCMA, 440) >= 0.9);
  }

  @Test
  void putsPacketsBackInOrder() {
    bridge(MediaWorld.PCMU, MediaWorld.PCMA);
    for (int number : new int[] {0, 1, 3, 2, 4, 6, 7, 5, 8}) {
      byte[] frame = new byte[160];
      Arrays.fill(frame, (byte) (0x80 + number));
      alice.timestamp = number * 160;
      alice.transmit(number, 0, frame);
      w.advance(10);
    }
    w.advance(200);
    assertUnbroken(bob.heard(8), 160);
    assertEquals(9, bob.heard(8).stream().map(h -> h.payload()[80]).distinct().count());
  }

  @Test
  void reframesPacketsOf30To20Milliseconds() {
    bridge(MediaWorld.PCMU, MediaWorld.PCMA);
    talk(new Speaker(alice, MediaWorld.PCMU, 440, 30), 100);
    assertUnbroken(bob.heard(8), 160);
    assertEquals(150, bob.heard(8).size());
    assertTrue(share(bob.heard(8), Codec.PCMA, 440) >= 0.99);
  }

  @Test
  void makesPacketsOfTheDurationThatThePeerWants() {
    RtpEndpoint a = w.leg(alice, MediaWorld.PCMU);
    RtpEndpoint b = w.leg(bob, MediaWorld.OPUS);
    b.configure(
        new LegMedia(
            Optional.of(bob.address()),
            Optional.empty(),
            false,
            Direction.SENDRECV,
            List.of(MediaWorld.OPUS),
            List.of(MediaWorld.OPUS),
            40));
    Bridge.between(a, b);
    talk(new Speaker(alice, MediaWorld.PCMU, 440, 10), 100);
    assertUnbroken(bob.heard(107), 1920);
    assertEquals(25, bob.heard(107).size());
  }

  @Test
  void keepsAPauseOfTheSpeaker() {
    bridge(MediaWorld.PCMU, MediaWorld.OPUS);
    Speaker speaker = new Speaker(alice, MediaWorld.PCMU, 440, 20);
    talk(speaker, 5);
    w.advance(900);
    alice.timestamp += 50 * 160;
    talk(speaker, 5);
    List<Heard> heard = bob.heard(107);
    assertEquals(10, heard.size());
    assertEquals(heard.get(4).sequence() + 1 & 0xffff, heard.get(5).sequence());
    assertEquals(51 * 960, heard.get(5).timestamp() - heard.get(4).timestamp());
    assertTrue(heard.get(5).marker());
    assertEquals(2, heard.stream().filter(Heard::marker).count());
  }

  @Test
  void goesOnWhenTheSourceChanges() {
    bridge(MediaWorld.PCMU, MediaWorld.PCMA);
    Speaker speaker = new Speaker(alice, MediaWorld.PCMU, 440, 20);
    talk(speaker, 5);
    alice.ssrc = 9;
    alice.sequence = 40_000;
    alice.timestamp = 0;
    talk(speaker, 5);
    List<Heard> heard = bob.heard(8);
    assertEquals(10, heard.size());
    assertEquals(heard.get(4).sequence() + 1 & 0xffff, heard.get(5).sequence());
    assertTrue(heard.get(5).timestamp() - heard.get(4).timestamp() > 0);
    assertEquals(heard.get(4).ssrc(), heard.get(5).ssrc());
  }

  @Test
  void changesFromTranscodingToRelayInMidCall() {
    RtpEndpoint a = w.leg(alice, MediaWorld.PCMU, MediaWorld.PCMA);
    RtpEndpoint b = w.leg(bob, MediaWorld.PCMA);
    Bridge.between(a, b);
    talk(new Speaker(alice, MediaWorld.PCMU, 440, 20), 5);
    talk(new Speaker(alice, MediaWorld.PCMA, 440, 20), 5);
    talk(new Speaker(alice, MediaWorld.PCMU, 440, 20), 5);
    List<Heard> heard = bob.heard(8);
    assertEquals(15, heard.size());
    for (int i = 1; i < heard.size(); i++) {
      assertEquals(heard.get(i - 1).sequence() + 1 & 0xffff, heard.get(i).sequence());
      assertTrue(heard.get(i).timestamp() - heard.get(i - 1).timestamp() > 0);
    }
  }

  @Test
  void survivesPayloadsThatAreNoOpus() {
    bridge(MediaWorld.OPUS, MediaWorld.PCMA);
    var dice = w.world.dice("payloads");
    for (int i = 0; i < 500; i++) {
      byte[] payload = new byte[dice.nextInt(1500)];
      dice.nextBytes(payload);
      alice.send(107, payload, 960);
      w.advance(20);
    }
    Speaker speaker = new Speaker(alice, MediaWorld.OPUS, 440, 20);
    bob.heard().clear();
    talk(speaker, 100);
    assertTrue(share(bob.heard(8), Codec.PCMA, 440) >= 0.9);
  }

  @Test
  void leavesNoTimerBehind() {
    w.world.network().quality("alice", "media", LinkQuality.BAD);
    RtpEndpoint a = w.leg(alice, MediaWorld.PCMU);
    RtpEndpoint b = w.leg(bob, MediaWorld.PCMA);
    Bridge bridge = Bridge.between(a, b);
    talk(new Speaker(alice, MediaWorld.PCMU, 440, 20), 101);
    bridge.close();
    a.close();
    b.close();
    assertEquals(0, w.server.timers());
    assertEquals(0, w.ports.occupancy().taken());
  }

  private Bridge bridge(PayloadFormat one, PayloadFormat other) {
    return Bridge.between(w.leg(alice, one), w.leg(bob, other));
  }

  private void talk(Speaker speaker, int packets) {
    for (int i = 0; i < packets; i++) {
      speaker.speak();
      w.advance(speaker.millis);
    }
    w.advance(200);
  }

  /** The tone's share of the energy of what was heard, the first 200 ms left out. */
  private static double share(List<Heard> heard, Codec codec, double hertz) {
    AudioDecoder decoder = codec.decoder(RATE);
    short[] pcm = new short[heard.size() * 160 + decoder.maxSamples()];
    int samples = 0;
    for (Heard packet : heard) {
      samples += decoder.decode(packet.payload(), 0, packet.payload().length, pcm, samples);
    }
    return Spectrum.fraction(pcm, 1600, samples, hertz, RATE);
  }

  private static void assertUnbroken(List<Heard> heard, int units) {
    for (int i = 1; i < heard.size(); i++) {
      assertEquals(heard.get(i - 1).sequence() + 1 & 0xffff, heard.get(i).sequence());
      assertEquals(units, heard.get(i).timestamp() - heard.get(i - 1).timestamp());
    }
  }

  /** Speaks a tone in a codec. */
  private static final class Speaker {
    final int millis;
    private final Peer peer;
    private final PayloadFormat format;
    private final ToneGenerator tone;
    private final AudioEncoder encoder;
    private final short[] pcm;

    Speaker(Peer peer, PayloadFormat format, double hertz, int millis) {
      this.peer = peer;
      this.format = format;
      this.millis = millis;
      this.tone = new ToneGenerator(Tone.sine(hertz, -10), RATE);
      this.encoder = Codec.named(format.encoding(), format.clockRate()).orElseThrow().encoder(RATE);
      this.pcm = new short[RATE / 1000 * millis];
    }

    void speak() {
      byte[] packet = new byte[Codec.MAX_PAYLOAD];
      tone.generate(pcm, 0, pcm.length);
      int length = encoder.encode(pcm, 0, pcm.length, packet, 0);
      peer.send(
          format.payloadType(), Arrays.copyOf(packet, length), format.clockRate() / 1000 * millis);
    }
  }
}
