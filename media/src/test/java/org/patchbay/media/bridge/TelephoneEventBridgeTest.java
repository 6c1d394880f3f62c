package org.patchbay.media.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.media.Heard;
import org.patchbay.media.MediaWorld;
import org.patchbay.media.Peer;
import org.patchbay.media.endpoint.PayloadFormat;
import org.patchbay.testkit.net.LinkQuality;

class TelephoneEventBridgeTest {
  private static final String KEYS = "1337#*00259";
  private static final String CODES = "0123456789*#";
  private static final int UPDATES = 5;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void passesEachKeyOnceFrom8000To48000UnderLossAndDuplication(long seed) {
    Scene scene = new Scene(seed, MediaWorld.PCMA, MediaWorld.EVENTS_8000);
    scene.bridge(MediaWorld.OPUS, MediaWorld.EVENTS_48000);
    scene.impair();
    scene.press(KEYS, 101, 160);
    assertEquals(KEYS, scene.keysHeard(96));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void passesEachKeyOnceFrom48000To8000UnderLossAndDuplication(long seed) {
    Scene scene = new Scene(seed, MediaWorld.OPUS, MediaWorld.EVENTS_48000);
    scene.bridge(MediaWorld.PCMA, MediaWorld.EVENTS_8000);
    scene.impair();
    scene.press(KEYS, 96, 960);
    assertEquals(KEYS, scene.keysHeard(101));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void passesEachKeyOnceWhenAudioIsRelayed(long seed) {
    Scene scene = new Scene(seed, MediaWorld.PCMU, MediaWorld.EVENTS_8000);
    scene.bridge(MediaWorld.PCMU, PayloadFormat.of(97, "telephone-event", 8000));
    scene.impair();
    scene.press(KEYS, 101, 160);
    assertEquals(KEYS, scene.keysHeard(97));
  }

  @Test
  void scalesTheDurationAndSendsTheEndThreeTimes() {
    Scene scene = new Scene(1, MediaWorld.PCMA, MediaWorld.EVENTS_8000);
    scene.bridge(MediaWorld.OPUS, MediaWorld.EVENTS_48000);
    scene.press("5", 101, 160);
    List<Heard> events = scene.bob.heard(96);
    assertEquals(UPDATES + 3, events.size());
    assertTrue(events.get(0).marker());
    assertFalse(events.get(1).marker());
    assertEquals(960, events.get(0).duration());
    List<Heard> ends = events.stream().filter(Heard::end).toList();
    assertEquals(3, ends.size());
    ends.forEach(end -> assertEquals(6 * 960, end.duration()));
    assertEquals(1, events.stream().map(Heard::timestamp).distinct().count());
  }

  @Test
  void numbersEventsAndAudioInOneUnbrokenSequence() {
    Scene scene = new Scene(1, MediaWorld.PCMU, MediaWorld.EVENTS_8000);
    scene.bridge(MediaWorld.PCMU, MediaWorld.EVENTS_8000);
    scene.press("12", 101, 160);
    List<Heard> heard = scene.bob.heard();
    for (int i = 1; i < heard.size(); i++) {
      assertEquals(heard.get(i - 1).sequence() + 1 & 0xffff, heard.get(i).sequence());
    }
  }

  @Test
  void endsAnEventWhoseEndIsLost() {
    Scene scene = new Scene(1, MediaWorld.PCMU, MediaWorld.EVENTS_8000);
    scene.bridge(MediaWorld.PCMU, MediaWorld.EVENTS_8000);
    scene.alice.event(101, 7, false, 160);
    scene.w.advance(1000);
    assertEquals("7", scene.keysHeard(101));
    assertEquals(3, scene.bob.heard(101).stream().filter(Heard::end).count());
  }

  @Test
  void sendsAnEventOfWhichOnlyAnEndArrived() {
    Scene scene = new Scene(1, MediaWorld.PCMU, MediaWorld.EVENTS_8000);
    scene.bridge(MediaWorld.PCMU, MediaWorld.EVENTS_8000);
    scene.alice.event(101, 7, true, 800);
    scene.w.advance(1000);
    assertEquals("7", scene.keysHeard(101));
  }

  @Test
  void cutsALongEventIntoSegmentsAndJoinsThemAgain() {
    Scene there = new Scene(1, MediaWorld.PCMA, MediaWorld.EVENTS_8000);
    there.bridge(MediaWorld.OPUS, MediaWorld.EVENTS_48000);
    for (int duration = 400; duration <= 24_000; duration += 400) {
      there.alice.event(101, 1, false, duration);
      there.w.advance(50);
    }
    there.alice.event(101, 1, true, 24_000);
    there.w.advance(500);
    List<Heard> segments = there.bob.heard(96);
    assertEquals(3, segments.stream().map(Heard::timestamp).distinct().count());
    Heard last = segments.get(segments.size() - 1);
    assertEquals(24_000 * 6, last.timestamp() - segments.get(0).timestamp() + last.duration());

    Scene back = new Scene(1, MediaWorld.OPUS, MediaWorld.EVENTS_48000);
    back.bridge(MediaWorld.PCMA, MediaWorld.EVENTS_8000);
    int start = segments.get(0).timestamp();
    for (Heard packet : segments) {
      back.alice.timestamp = packet.timestamp() - start;
      back.alice.marker = packet.marker();
      back.alice.event(96, 1, packet.end(), packet.duration());
      back.w.advance(50);
    }
    back.w.advance(500);
    assertEquals("1", back.keysHeard(101));
    List<Heard> joined = back.bob.heard(101);
    assertEquals(24_000, joined.get(joined.size() - 1).duration());
  }

  @Test
  void leavesEventsOutForAPeerThatKnowsNone() {
    Scene scene = new Scene(1, MediaWorld.PCMU, MediaWorld.EVENTS_8000);
    scene.bridge(MediaWorld.PCMU);
    scene.press("1", 101, 160);
    assertTrue(scene.bob.heard().stream().allMatch(heard -> heard.payloadType() == 0));
  }

  /** A caller who presses keys, and a callee behind a bridge. */
  private static final class Scene {
    final MediaWorld w;
    final Peer alice;
    final Peer bob;
    private final PayloadFormat audio;
    private final PayloadFormat[] formats;

    Scene(long seed, PayloadFormat... formats) {
      this.w = new MediaWorld(seed, 4);
      this.alice = w.peer("alice");
      this.bob = w.peer("bob");
      this.formats = formats;
      this.audio = formats[0];
    }

    void bridge(PayloadFormat... others) {
      Bridge.between(w.leg(alice, formats), w.leg(bob, others));
    }

    void impair() {
      w.world
          .network()
          .quality(
              "alice",
              "media",
              LinkQuality.GOOD.withLoss(0.15).withDuplication(0.2).withReordering(0.1));
    }

    /** Presses keys as phones do: an update each 20 ms, three ends, audio before and after. */
    void press(String keys, int payloadType, int units) {
      talk(units);
      for (char key : keys.toCharArray()) {
        int code = CODES.indexOf(key);
        alice.marker = true;
        for (int i = 1; i <= UPDATES; i++) {
          alice.event(payloadType, code, false, i * units);
          w.advance(20);
        }
        for (int i = 0; i < 3; i++) {
          alice.event(payloadType, code, true, (UPDATES + 1) * units);
          w.advance(20);
        }
        alice.timestamp += (UPDATES + 3) * units;
        talk(units);
      }
      w.advance(1000);
    }

    private void talk(int units) {
      byte[] frame = new byte[audio == MediaWorld.OPUS ? 1 : 160];
      frame[0] = (byte) (audio == MediaWorld.OPUS ? 0xf8 : 0x55);
      for (int i = 0; i < 10; i++) {
        alice.send(audio.payloadType(), frame, units);
        w.advance(20);
      }
    }

    /** The keys as a naive receiver counts them: a timestamp an event; each must have its end. */
    String keysHeard(int payloadType) {
      Map<Integer, List<Heard>> events = new LinkedHashMap<>();
      for (Heard packet : bob.heard(payloadType)) {
        events.computeIfAbsent(packet.timestamp(), t -> new ArrayList<>()).add(packet);
      }
      StringBuilder keys = new StringBuilder();
      for (Collection<Heard> packets : events.values()) {
        assertTrue(packets.stream().anyMatch(Heard::end));
        keys.append(CODES.charAt(packets.iterator().next().payload()[0]));
      }
      return keys.toString();
    }
  }
}
