package org.patchbay.media.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.media.rtp.Reception.Order;

class ReceptionTest {
  private final Reception reception = new Reception();

  @BeforeEach
  void firstPacket() {
    reception.begin(7, 65_534);
  }

  @Test
  void countsAcrossTheEndOfTheSequenceNumbers() {
    for (int sequence = 65_535; sequence < 65_540; sequence++) {
      assertEquals(Order.NEWEST, reception.arrived(sequence & 0xffff));
    }
    assertEquals(0x1_0003, reception.extendedHighest());
    assertEquals(6, reception.received());
    assertEquals(0, reception.lost());
  }

  @Test
  void tellsLossAndItsFractionSinceTheLastReport() {
    reception.arrived(2); // 65535, 0 and 1 are missing
    assertEquals(3, reception.lost());
    assertEquals(3 * 256 / 5, reception.fractionLost());
    reception.arrived(3);
    assertEquals(0, reception.fractionLost());
    assertEquals(3, reception.lost());
  }

  @Test
  void tellsAPacketThatWasOvertakenFromADuplicate() {
    reception.arrived(1);
    assertEquals(Order.LATE, reception.arrived(0));
    assertEquals(Order.DUPLICATE, reception.arrived(0));
    assertEquals(Order.DUPLICATE, reception.arrived(1));
    assertEquals(Order.DUPLICATE, reception.arrived(65_534));
    assertEquals(1, reception.lost());
  }

  @Test
  void ignoresOnePacketFarAwayAndFollowsTheSecond() {
    assertEquals(Order.ASTRAY, reception.arrived(20_000));
    assertEquals(Order.NEWEST, reception.arrived(65_535));
    assertEquals(Order.ASTRAY, reception.arrived(20_000));
    assertEquals(Order.RESTARTED, reception.arrived(20_001));
    assertEquals(Order.NEWEST, reception.arrived(20_002));
    assertEquals(4, reception.received());
    assertEquals(0, reception.lost());
  }

  @Test
  void knowsWhatWouldContinueTheStream() {
    assertTrue(reception.continuedBy(7, 3));
    assertFalse(reception.continuedBy(8, 3));
    assertFalse(reception.continuedBy(7, 65_534));
    assertFalse(reception.continuedBy(7, 30_000));
  }
}
