package org.patchbay.media.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbay.media.Heard;
import org.patchbay.media.MediaWorld;
import org.patchbay.media.Peer;
import org.patchbay.media.endpoint.Direction;
import org.patchbay.media.endpoint.PayloadFormat;
import org.patchbay.media.endpoint.RtpEndpoint;
import org.patchbay.testkit.net.LinkQuality;

class RelayTest {
  private static final PayloadFormat SPEEX = PayloadFormat.of(97, "speex", 16_000);
  private static final byte[] FRAME = {1, 2, 3, 4};

  private final MediaWorld w = new MediaWorld();
  private final Peer alice = w.peer("alice");
  private final Peer bob = w.peer("bob");

  @Test
  void passesACodecThatItDoesNotKnowAndMapsItsPayloadType() {
    RtpEndpoint a = w.leg(alice, SPEEX);
    RtpEndpoint b = w.leg(bob, PayloadFormat.of(120, "SPEEX", 16_000));
    Bridge bridge = Bridge.between(a, b);
    assertEquals(Passage.RELAY, bridge.forth());
    alice.send(97, FRAME, 320);
    bob.send(120, FRAME, 320);
    w.advance(100);
    assertArrayEquals(FRAME, bob.heard(120).get(0).payload());
    assertArrayEquals(FRAME, alice.heard(97).get(0).payload());
    assertEquals(a.out().ssrc(), alice.heard().get(0).ssrc());
    assertNotEquals(alice.ssrc, bob.heard().get(0).ssrc());
  }

  @Test
  void addsNoDelay() {
    pcmu();
    alice.send(0, FRAME, 160);
    w.advance(100);
    assertEquals(Duration.ofMillis(20).toNanos(), bob.heard().get(0).nanos()); // 10 ms each link
  }

  @Test
  void keepsPausesAndNumbersAcrossTheirWrap() {
    pcmu();
    for (int i = 0; i < 20; i++) {
      alice.marker = i == 10;
      alice.timestamp += i == 10 ? 1600 : 0; // a silence
      alice.send(0, FRAME, 160);
      w.advance(20);
    }
    List<Heard> heard = bob.heard();
    assertEquals(20, heard.size());
    for (int i = 1; i < 20; i++) {
      assertEquals(heard.get(i - 1).sequence() + 1 & 0xffff, heard.get(i).sequence());
      assertEquals(i == 10 ? 1760 : 160, heard.get(i).timestamp() - heard.get(i - 1).timestamp());
      assertEquals(i == 10, heard.get(i).marker());
    }
    assertTrue(heard.get(0).marker());
  }

  @Test
  void showsLossAndOrderAsTheyAre() {
    pcmu();
    for (int sequence : new int[] {10, 11, 14, 13, 13, 15}) {
      alice.transmit(sequence, 0, FRAME);
      w.advance(20);
    }
    int first = bob.heard().get(0).sequence();
    assertEquals(
        List.of(0, 1, 4, 3, 5),
        bob.heard().stream().map(h -> h.sequence() - first & 0xffff).toList());
  }

  @Test
  void goesOnWithoutAGapWhenTheSourceChanges() {
    pcmu();
    talk(alice, 0, 5);
    alice.ssrc = 0x2222;
    alice.sequence = 12_345;
    alice.timestamp = 999_999_999;
    talk(alice, 0, 5);
    List<Heard> heard = bob.heard();
    assertEquals(10, heard.size());
    for (int i = 1; i < 10; i++) {
      assertEquals(heard.get(0).ssrc(), heard.get(i).ssrc());
      assertEquals(heard.get(i - 1).sequence() + 1 & 0xffff, heard.get(i).sequence());
      assertEquals(elapsed(heard, i), heard.get(i).timestamp() - heard.get(i - 1).timestamp(), 1);
    }
    assertTrue(heard.get(5).marker());
  }

  @Test
  void goesOnWithoutAGapWhenALegIsBridgedWithAnother() {
    Peer carol = w.peer("carol");
    RtpEndpoint a = w.leg(alice, MediaWorld.PCMU);
    RtpEndpoint b = w.leg(bob, MediaWorld.PCMU);
    RtpEndpoint c = w.leg(carol, MediaWorld.PCMU);
    carol.sequence = 4;
    try (Bridge first = Bridge.between(a, b)) {
      assertEquals(Passage.RELAY, first.back());
      talk(bob, 0, 5);
    }
    Bridge.between(a, c);
    talk(bob, 0, 5);
    talk(carol, 0, 5);
    List<Heard> heard = alice.heard();
    assertEquals(10, heard.size());
    for (int i = 1; i < 10; i++) {
      assertEquals(heard.get(i - 1).sequence() + 1 & 0xffff, heard.get(i).sequence());
      assertEquals(elapsed(heard, i), heard.get(i).timestamp() - heard.get(i - 1).timestamp(), 1);
    }
  }

  @Test
  void doesNotLetSourcesExtensionsOrPaddingOfTheOtherLegOut() {
    pcmu();
    alice.raw(
        HexFormat.of()
            .parseHex("b1000001000000000000000100000bad" + "bede000111223344" + "cafe000003"));
    w.advance(100);
    assertEquals(0x80, bob.heard().get(0).firstOctet());
    assertArrayEquals(new byte[] {(byte) 0xca, (byte) 0xfe}, bob.heard().get(0).payload());
  }

  @Test
  void mapsComfortNoiseOrLeavesItOutWithoutAGap() {
    RtpEndpoint a = w.leg(alice, MediaWorld.PCMU, MediaWorld.NOISE);
    RtpEndpoint b = w.leg(bob, MediaWorld.PCMU, PayloadFormat.of(19, "CN", 8000));
    try (Bridge both = Bridge.between(a, b)) {
      assertEquals(Passage.RELAY, both.forth());
      alice.send(13, FRAME, 160);
      w.advance(50);
      assertEquals(1, bob.heard(19).size());
    }
    Peer carol = w.peer("carol");
    Bridge.between(a, w.leg(carol, MediaWorld.PCMU));
    for (int payloadType : new int[] {0, 13, 0, 13, 13, 0}) {
      alice.send(payloadType, FRAME, 160);
      w.advance(20);
    }
    w.advance(50);
    int first = carol.heard().get(0).sequence();
    assertEquals(
        List.of(0, 1, 2), carol.heard().stream().map(h -> h.sequence() - first & 0xffff).toList());
    assertEquals(5 * 160, carol.heard().get(2).timestamp() - carol.heard().get(0).timestamp());
  }

  @Test
  void holdsAndResumesWithTheMarker() {
    RtpEndpoint a = w.leg(alice, MediaWorld.PCMU);
    RtpEndpoint b = w.leg(bob, MediaWorld.PCMU);
    Bridge.between(a, b);
    talk(alice, 0, 5);
    b.configure(b.media().withDirection(Direction.INACTIVE));
    talk(alice, 0, 50);
    b.configure(b.media().withDirection(Direction.SENDRECV));
    talk(alice, 0, 5);
    List<Heard> heard = bob.heard();
    assertEquals(10, heard.size());
    assertEquals(heard.get(4).sequence() + 1 & 0xffff, heard.get(5).sequence());
    assertEquals(elapsed(heard, 5), heard.get(5).timestamp() - heard.get(4).timestamp(), 1);
    assertTrue(heard.get(5).marker());
    assertFalse(heard.get(6).marker());
  }

  @Test
  void losesOnlyWhatTheLinkLoses() {
    w.world.network().quality("alice", "media", LinkQuality.BAD);
    pcmu();
    talk(alice, 0, 1000);
    w.advance(300);
    long distinct = bob.heard().stream().mapToInt(Heard::sequence).distinct().count();
    assertEquals(bob.heard().size(), distinct);
    assertEquals(900, distinct, 40);
  }

  @Test
  void passesNothingWhenThereIsNoWay() {
    Bridge bridge = Bridge.between(w.leg(alice, SPEEX), w.leg(bob, MediaWorld.PCMU));
    assertEquals(Passage.NONE, bridge.forth());
    talk(alice, 97, 5);
    assertTrue(bob.heard().isEmpty());
  }

  /** Units of 8000 Hz from the packet before to this one. */
  private static int elapsed(List<Heard> heard, int index) {
    return (int) ((heard.get(index).nanos() - heard.get(index - 1).nanos()) * 8 / 1_000_000);
  }

  private void pcmu() {
    Bridge.between(w.leg(alice, MediaWorld.PCMU), w.leg(bob, MediaWorld.PCMU));
  }

  private void talk(Peer peer, int payloadType, int packets) {
    IntStream.range(0, packets)
        .forEach(
            i -> {
              peer.send(payloadType, FRAME, 160);
              w.advance(20);
            });
    w.advance(20);
  }
}
