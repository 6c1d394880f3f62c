package org.patchbay.media.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class JitterTest {
  private static final long FRAME = 20_000_000;
  private final Jitter jitter = new Jitter();

  @Test
  void isNothingForPacketsThatComeAsTheyWereSent() {
    jitter.begin(-160, 0, 8000);
    for (int i = 0; i < 100; i++) {
      jitter.arrived(i * 160, (i + 1) * FRAME, 8000);
    }
    assertEquals(0, jitter.timestampUnits());
  }

  @Test
  void approachesTheMeanDifferenceOfTheTransitTimes() {
    jitter.begin(0, 0, 8000);
    for (int i = 1; i < 1000; i++) {
      jitter.arrived(i * 160, i * FRAME + (i % 2) * 5_000_000, 8000); // 5 ms to and fro
    }
    assertEquals(5, jitter.milliseconds(), 0.2);
  }

  @Test
  void beginsAnewWithAnotherClockRate() {
    jitter.begin(0, 0, 8000);
    jitter.arrived(160, 90_000_000, 8000);
    jitter.arrived(500_000, 100_000_000, 48_000);
    assertEquals(0, jitter.timestampUnits());
  }
}
