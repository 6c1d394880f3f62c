package org.patchbay.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.codecs.AudioDecoder;
import org.patchbay.codecs.AudioEncoder;
import org.patchbay.codecs.Codec;
import org.patchbay.media.bridge.Bridge;
import org.patchbay.media.endpoint.EndpointListener;
import org.patchbay.media.endpoint.LegMedia;
import org.patchbay.media.endpoint.PayloadFormat;
import org.patchbay.media.endpoint.RtpEndpoint;
import org.patchbay.media.source.AudioSources;
import org.patchbay.media.source.Echo;
import org.patchbay.media.source.Player;
import org.patchbay.testkit.net.LinkQuality;

/**
 * How long sound is under way through this server, on a network that takes no time: from the moment
 * a packet is sent to the moment the packet arrives in which its sound is. Only codecs and lost
 * packets add to it: each encoding as Opus 6.5 ms, of which the caller's own encoder is one.
 */
class DelayTest {
  private static final int RATE = 8000;
  private static final int FRAME = RATE / 50;
  private static final int PACKETS = 60;
  private static final LinkQuality AT_ONCE = LinkQuality.GOOD.withDelay(Duration.ZERO);

  private final MediaWorld w = new MediaWorld();
  private final Peer alice = w.peer("alice");

  /** Twice a bridge and once an echo: what a caller hears who echoes through a trunk. */
  @ParameterizedTest
  @CsvSource({"PCMU, PCMU, 0", "PCMU, PCMA, 0", "opus, PCMA, 13", "PCMA, opus, 6.5"})
  void echoesThroughATrunkWithNoMoreDelayThanTheCodecs(String own, String trunk, double most) {
    w.world.network().quality(AT_ONCE);
    RtpEndpoint a = w.leg(alice, format(own));
    RtpEndpoint b = w.endpoint(new EndpointListener() {});
    RtpEndpoint echo = w.endpoint(new EndpointListener() {});
    b.configure(LegMedia.with(echo.local(), List.of(format(trunk))));
    echo.configure(LegMedia.with(b.local(), List.of(format(trunk))));
    echo.sink(new Echo(echo));
    Bridge.between(a, b);
    double millis = millisUntilHeard(format(own));
    assertTrue(millis >= 0 && millis <= most, millis + " ms");
  }

  @Test
  void echoesUndecodedAtOnce() {
    w.world.network().quality(AT_ONCE);
    RtpEndpoint leg = w.leg(alice, MediaWorld.OPUS);
    leg.sink(new Echo(leg));
    for (int i = 0; i < PACKETS; i++) {
      alice.send(107, new byte[] {1, 2, 3}, 960);
      w.advance(20);
      assertEquals(i + 1, alice.heard().size());
      assertEquals(1 + i * 20, alice.heard().get(i).nanos() / 1e6, 1);
    }
  }

  @Test
  void playsFromTheNextTickOnAndKeepsTime() {
    w.world.network().quality(AT_ONCE);
    RtpEndpoint leg = w.leg(alice, MediaWorld.PCMU);
    Player player = new Player(leg);
    w.advance(1000);
    long begin = w.server.loop().clock().nanos();
    player.play(AudioSources.silence(PACKETS * 20, Player.SAMPLE_RATE));
    w.advance(PACKETS * 20);
    for (int i = 0; i < PACKETS; i++) {
      assertEquals(i * 20, (alice.heard().get(i).nanos() - begin) / 1e6, 1);
    }
  }

  /** The packets behind a loss wait for it, and those behind them do not. */
  @Test
  void waitsForALostPacketOnceAndForOnePacketsTime() {
    w.world.network().quality(AT_ONCE);
    Peer bob = w.peer("bob");
    Bridge.between(w.leg(alice, MediaWorld.PCMU), w.leg(bob, MediaWorld.PCMA));
    for (int i = 0; i < 10; i++) {
      if (i == 3) {
        alice.sequence++;
        alice.timestamp += FRAME;
      } else {
        alice.send(0, new byte[FRAME], FRAME);
      }
      w.advance(20);
    }
    w.advance(100);
    List<Long> millis = bob.heard().stream().map(h -> h.nanos() / 1_000_000).toList();
    assertEquals(List.of(0L, 20L, 40L, 100L, 100L, 100L, 120L, 140L, 160L, 180L), millis);
  }

  @Test
  void holdsNoPacketForMoreThanTwoPacketsTimeHoweverLateOthersAre() {
    w.world.network().quality(AT_ONCE);
    Peer bob = w.peer("bob");
    Bridge.between(w.leg(alice, MediaWorld.PCMU), w.leg(bob, MediaWorld.PCMA));
    for (int i = 0; i < 200; i++) {
      if (i % 10 != 3) {
        say(i);
      }
      if (i % 10 == 8) {
        say(i - 5); // the fourth of ten, 100 ms late
      }
      w.advance(20);
    }
    int first = bob.heard().get(0).timestamp();
    long longest = 0;
    for (Heard packet : bob.heard()) {
      long sent = (packet.timestamp() - first) / FRAME * 20L;
      boolean concealed = sent / 20 % 10 == 3;
      longest = concealed ? longest : Math.max(longest, packet.nanos() / 1_000_000 - sent);
    }
    assertEquals(40, longest, 1);
  }

  private void say(int number) {
    alice.timestamp = number * FRAME;
    alice.transmit(number, 0, new byte[FRAME]);
  }

  private static PayloadFormat format(String encoding) {
    return switch (encoding) {
      case "PCMU" -> MediaWorld.PCMU;
      case "PCMA" -> MediaWorld.PCMA;
      default -> MediaWorld.OPUS;
    };
  }

  /** Sends a sweep in silence, and finds it in what is heard. */
  private double millisUntilHeard(PayloadFormat format) {
    Codec codec = Codec.named(format.encoding(), format.clockRate()).orElseThrow();
    AudioEncoder encoder = codec.encoder(RATE);
    AudioDecoder decoder = codec.decoder(RATE);
    short[] said = sweep();
    short[] heard = new short[2 * PACKETS * FRAME + decoder.maxSamples()];
    long begin = w.server.loop().clock().nanos();
    for (int i = 0; i < PACKETS; i++) {
      byte[] packet = new byte[Codec.MAX_PAYLOAD];
      int length = encoder.encode(said, i * FRAME, FRAME, packet, 0);
      alice.send(format.payloadType(), Arrays.copyOf(packet, length), format.clockRate() / 50);
      w.advance(20);
    }
    w.advance(100);
    for (Heard packet : alice.heard()) {
      int at = (int) ((packet.nanos() - begin) / 1_000_000 * RATE / 1000);
      decoder.decode(
          packet.payload(),
          0,
          packet.payload().length,
          heard,
          Math.min(at, heard.length - decoder.maxSamples()));
    }
    return shift(said, heard) * 1000.0 / RATE;
  }

  /** Half a second of silence, then 300 to 3000 Hz in 400 ms, then silence. */
  private static short[] sweep() {
    short[] pcm = new short[PACKETS * FRAME];
    int from = RATE / 2;
    int samples = RATE * 2 / 5;
    for (int i = 0; i < samples; i++) {
      double seconds = (double) i / RATE;
      double turns = 300 * seconds + 2700 / 0.8 * seconds * seconds;
      pcm[from + i] = (short) (8000 * Math.sin(2 * Math.PI * turns));
    }
    return pcm;
  }

  /** By how many samples one is most like the other. */
  private static int shift(short[] said, short[] heard) {
    int best = 0;
    double most = 0;
    for (int shift = 0; shift < RATE / 5; shift++) {
      double product = 0;
      for (int i = 0; i + shift < said.length; i++) {
        product += (double) said[i] * heard[i + shift];
      }
      if (product > most) {
        most = product;
        best = shift;
      }
    }
    return best;
  }
}
