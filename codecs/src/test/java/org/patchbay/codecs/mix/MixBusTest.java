package org.patchbay.codecs.mix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class MixBusTest {

  private static final short[] ALICE = {100, -200, 30000, -30000};
  private static final short[] BOB = {10, 20, 10000, -10000};
  private static final short[] CAROL = {1, 2, 3, 4};

  private final MixBus bus = new MixBus(4);
  private final short[] out = new short[4];

  @Test
  void givesEachTheOthersAlone() {
    addAll();
    bus.allBut(ALICE, 0, out, 0);
    assertArrayEquals(new short[] {11, 22, 10003, -9996}, out);
    bus.allBut(CAROL, 0, out, 0);
    assertArrayEquals(new short[] {110, -180, 32767, -32768}, out);
  }

  @Test
  void givesListenersEveryoneAndSaturates() {
    addAll();
    bus.all(out, 0);
    assertArrayEquals(new short[] {111, -178, 32767, -32768}, out);
  }

  @Test
  void saturatesOnlyWhatLeaves() {
    short[] loud = {30000, 30000, 30000, 30000};
    short[] opposite = {-30000, -30000, -30000, -30000};
    bus.add(loud, 0);
    bus.add(loud, 0);
    bus.add(opposite, 0);
    bus.all(out, 0);
    assertArrayEquals(loud, out);
  }

  @Test
  void beginsEachFrameAfresh() {
    addAll();
    bus.clear();
    bus.all(out, 0);
    assertArrayEquals(new short[4], out);
  }

  @Test
  void addsTwoWithoutABus() {
    short[] pcm = {0, 100, 30000, -30000};
    MixBus.addTo(pcm, 1, BOB, 1, 3);
    assertArrayEquals(new short[] {0, 120, 32767, -32768}, pcm);
  }

  private void addAll() {
    bus.add(ALICE, 0);
    bus.add(BOB, 0);
    bus.add(CAROL, 0);
  }
}
