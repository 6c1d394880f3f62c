package org.patchbay.media.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.DatagramPort;
import org.patchbay.media.MediaWorld;
import org.patchbay.media.Peer;

class PortPairsTest {
  private static final int QUARANTINE_MILLIS = 5000;
  private final MediaWorld w = new MediaWorld(1, 3);

  @Test
  void givesAnEvenPortAndTheOddOneAfterIt() {
    PortPair pair = w.ports.take().orElseThrow();
    assertEquals(0, pair.rtp().local().getPort() % 2);
    assertEquals(pair.rtp().local().getPort() + 1, pair.rtcp().local().getPort());
  }

  @Test
  void givesNothingWhenAllAreTaken() {
    takeAll();
    assertEquals(Optional.empty(), w.ports.take());
    assertEquals(new PortPairs.Occupancy(3, 3, 0, 0, 2), w.ports.occupancy());
  }

  @Test
  void keepsAPairInQuarantineAndThenUsesItAgainWithoutOpeningIt() {
    PortPair pair = w.ports.take().orElseThrow();
    pair.release();
    w.advance(QUARANTINE_MILLIS - 1);
    PortPair another = w.ports.take().orElseThrow();
    assertNotSame(pair, another);
    w.advance(1);
    int open = w.server.openSockets();
    assertSame(pair, w.ports.take().orElseThrow());
    assertEquals(open, w.server.openSockets());
  }

  @Test
  void cutsTheQuarantineShortWhenThereIsNoOtherPair() {
    List<PortPair> all = takeAll();
    all.get(1).release();
    w.advance(500);
    all.get(0).release();
    w.advance(499);
    assertEquals(Optional.empty(), w.ports.take());
    w.advance(1);
    assertSame(all.get(1), w.ports.take().orElseThrow());
    assertEquals(Optional.empty(), w.ports.take());
  }

  @Test
  void doesNotUseAPairThatIsStillSentTo() {
    List<PortPair> all = takeAll();
    Peer peer = w.peer("stranger");
    peer.server = all.get(0).rtp().local();
    all.get(0).release();
    for (int i = 0; i < 60; i++) {
      w.advance(100);
      peer.send(0, new byte[160], 160);
    }
    assertEquals(Optional.empty(), w.ports.take());
    w.advance(1100);
    assertSame(all.get(0), w.ports.take().orElseThrow());
  }

  @Test
  void doesNotLetAStrangerKeepAPair() {
    List<PortPair> all = takeAll();
    Peer peer = w.peer("stranger");
    peer.server = all.get(0).rtp().local();
    all.get(0).release();
    for (int i = 0; i < 6 * QUARANTINE_MILLIS / 500; i++) {
      w.advance(500);
      peer.send(0, new byte[160], 160);
    }
    assertSame(all.get(0), w.ports.take().orElseThrow());
  }

  @Test
  void passesOverAPortThatAnotherProcessHolds() throws IOException {
    DatagramPort held = w.server.datagrams().open(w.server.at(30_003), (p, d, l, s) -> {});
    assertEquals(2, takeAll().size());
    assertEquals(new PortPairs.Occupancy(2, 2, 0, 1, 1), w.ports.occupancy());
    held.close();
    assertEquals(4, w.server.openSockets());
  }

  @Test
  void triesAPortAgainThatAnotherProcessHeldAMinuteAgo() throws IOException {
    DatagramPort held = w.server.datagrams().open(w.server.at(30_002), (p, d, l, s) -> {});
    assertEquals(2, takeAll().size());
    held.close();
    w.world.advance(PortPairs.HELD_ELSEWHERE.minusMillis(1));
    assertEquals(Optional.empty(), w.ports.take());
    w.advance(1);
    assertEquals(30_002, w.ports.take().orElseThrow().rtp().local().getPort());
    assertEquals(new PortPairs.Occupancy(3, 3, 0, 0, 2), w.ports.occupancy());
  }

  @Test
  void losesNoPairOverThousandCalls() {
    for (int call = 0; call < 1000; call++) {
      List<PortPair> all = takeAll();
      assertEquals(3, all.size());
      all.forEach(PortPair::release);
      all.forEach(PortPair::release);
      w.advance(QUARANTINE_MILLIS);
    }
    assertEquals(new PortPairs.Occupancy(3, 0, 3, 0, 1000), w.ports.occupancy());
    assertEquals(6, w.server.openSockets());
    w.ports.close();
    assertEquals(0, w.server.openSockets());
  }

  @Test
  void refusesARangeThatIsNotMadeOfPairs() {
    assertThrows(
        IllegalArgumentException.class, () -> new PortRange(w.server.address(), 30_001, 30_010));
    assertThrows(
        IllegalArgumentException.class, () -> new PortRange(w.server.address(), 30_000, 30_010));
  }

  private List<PortPair> takeAll() {
    List<PortPair> all = new ArrayList<>();
    for (Optional<PortPair> next = w.ports.take(); next.isPresent(); next = w.ports.take()) {
      all.add(next.get());
    }
    return all;
  }
}
