package org.patchbay.proxy.transport;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class UnfinishedMessagesTest {
  private static final int LARGE = 60_000;

  private final UnfinishedMessages unfinished = new UnfinishedMessages(3 * LARGE);

  @Test
  void letsEachHoldALargeMessageWhileThereIsRoom() {
    assertFalse(unfinished.change(0, LARGE));
    assertFalse(unfinished.change(0, LARGE));
    assertFalse(unfinished.change(0, LARGE));
  }

  @Test
  void turnsAwayWhoHoldsMuchWhenThereIsNoRoom() {
    unfinished.change(0, 3 * LARGE);
    assertTrue(unfinished.change(2048, 8192));
  }

  @Test
  void letsWhoHoldsLittleGoOnWhenThereIsNoRoom() {
    unfinished.change(0, 3 * LARGE);
    assertFalse(unfinished.change(0, 2048));
  }

  @Test
  void hasRoomAgainWhenOneIsGone() {
    unfinished.change(0, 2 * LARGE);
    unfinished.change(0, LARGE);
    unfinished.change(2 * LARGE, 0);
    assertFalse(unfinished.change(0, LARGE));
  }
}
