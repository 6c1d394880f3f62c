package org.patchbay.proxy.protection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.patchbay.loop.Clock;

class BansTest {
  private static final long FIRST = TimeUnit.MINUTES.toNanos(10);
  private static final long EVE = 7;

  private long now = 1;

  private final Clock clock =
      new Clock() {
        @Override
        public long nanos() {
          return now;
        }

        @Override
        public long epochMillis() {
          return 1_800_000_000_000L + TimeUnit.NANOSECONDS.toMillis(now);
        }
      };

  private final Bans bans = new Bans(clock, FIRST);

  @Test
  void endByThemselves() {
    bans.add(EVE, Ban.Reason.WRONG_PASSWORDS);
    assertTrue(bans.turnsAway(EVE));
    now += FIRST;
    assertFalse(bans.turnsAway(EVE));
    assertEquals(0, bans.count());
  }

  @Test
  void lastTwiceAsLongEachTimeUpToADay() {
    long length = 0;
    for (long expected = FIRST; expected < Bans.LONGEST; expected *= 2) {
      length = bans.add(EVE, Ban.Reason.SCANNING);
      assertEquals(expected, length);
      now += length;
    }
    assertEquals(Bans.LONGEST, bans.add(EVE, Ban.Reason.SCANNING));
  }

  @Test
  void beginAnewForWhoHasBehavedForADay() {
    now += bans.add(EVE, Ban.Reason.SCANNING) + Bans.LONGEST + 1;
    assertEquals(FIRST, bans.add(EVE, Ban.Reason.SCANNING));
  }

  @Test
  void areLiftedWithTheirHistory() {
    bans.add(EVE, Ban.Reason.SCANNING);
    assertTrue(bans.lift(EVE));
    assertFalse(bans.turnsAway(EVE));
    assertFalse(bans.lift(EVE));
    assertEquals(FIRST, bans.add(EVE, Ban.Reason.SCANNING));
  }

  @Test
  void countWhatTheyTurnAway() {
    bans.add(EVE, Ban.Reason.WRONG_PASSWORDS);
    bans.turnsAway(EVE);
    bans.turnsAway(EVE);
    assertEquals(2, bans.all().get(0).dropped());
  }

  @Test
  void takeBoundedRoom() {
    for (long source = 0; source < Bans.MOST + 10; source++) {
      bans.add(source, Ban.Reason.SCANNING);
    }
    assertEquals(Bans.MOST, bans.count());
    assertFalse(bans.turnsAway(0));
    assertTrue(bans.turnsAway(Bans.MOST + 9));
  }
}
